package org.taggerlab.reports.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.results.TestJets;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.worker.Status;

class LabelsNeededTest {

    @Test
    void validationIsCountedOnBothSides() {
        // from-scratch reaches 1 with 2000 jets, fine-tuned with 1000; 15/16 with 1000 and at most 500; 500 of
        // validation
        var needed = LabelsNeeded.of(results());
        assertThat(needed.get(0).fromScratch().text()).as("2000 + 500").isEqualTo("2,500");
        assertThat(needed.get(0).own().text()).as("1000 + 500").isEqualTo("1,500");
        assertThat(needed.get(0).factor()).as("2500 / 1500").isEqualTo("1.67x");
        assertThat(needed.get(1).own().text()).isEqualTo("at most 1,000");
        assertThat(needed.get(1).factor()).as("1500 / 1000").isEqualTo("at least 1.50x");
    }

    @Test
    void aShareOfValidationIsCountedAtTheSizeThatIsNeeded() {
        var trials = List.of(
                trial("from-scratch", 500, 600),
                trial("from-scratch", 1000, 1200),
                trial("from-scratch", 2000, 2400),
                trial("fine-tuned", 500, 600),
                trial("fine-tuned", 1000, 1200));

        var needed = LabelsNeeded.of(results(trials));

        assertThat(needed.get(0).fromScratch().text()).as("2000 + 400").isEqualTo("2,400");
        assertThat(needed.get(0).own().text()).as("1000 + 200").isEqualTo("1,200");
        assertThat(needed.get(1).own().text()).as("500 + 100").isEqualTo("at most 600");
    }

    private static ResultSet results() {
        return results(List.of(trial("from-scratch", 500, 1000), trial("fine-tuned", 500, 1000)));
    }

    private static ResultSet results(List<TrialRecord> trials) {
        var summary = new Summary(
                List.of(curve("from-scratch", 0.5, 15.0 / 16, 1), curve("fine-tuned", 15.0 / 16, 1, 1)),
                List.of(efficiency(1), efficiency(15.0 / 16)),
                List.of(),
                List.of(),
                List.of());
        return new ResultSet(
                ResultSet.SCHEMA,
                "top-to-w",
                "title",
                "quick",
                "",
                Task.JET_TAGGING,
                Map.of(),
                null,
                List.of(),
                null,
                trials,
                TestJets.NONE,
                summary,
                List.of(),
                List.of());
    }

    private static Curve curve(String prescription, double... auc) {
        return new Curve(
                prescription, "auc", List.of(point(500, auc[0]), point(1000, auc[1]), point(2000, auc[2])), null, null);
    }

    private static Point point(int size, double auc) {
        return new Point(size, 1, auc, false, null, null, List.of(auc));
    }

    private static DataEfficiency efficiency(double auc) {
        return new DataEfficiency("fine-tuned", "inside", auc, 2.0, false, false, null, null, 1);
    }

    private static TrialRecord trial(String prescription, int size, int labels) {
        return new TrialRecord(
                "key",
                "lundnet5",
                prescription,
                null,
                null,
                size,
                labels,
                0,
                1,
                Status.DONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                "");
    }
}
