package org.taggerlab.harness.results;

import java.util.List;
import org.taggerlab.harness.results.ResultSet.TrialRecord;

/** What follows from trials: curves first, and from them the rest. */
final class Summaries {

    private Summaries() {}

    static Summary of(List<TrialRecord> trials) {
        var curves = Curves.of(trials);
        return new Summary(curves, DataEfficiencies.of(curves), SpeedUps.of(trials), PrescriptionTests.of(trials));
    }
}
