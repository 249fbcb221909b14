package org.taggerlab.harness.results;

import java.util.List;

/** The prescriptions of results, by the names they have in trials. */
public final class Prescriptions {
    /** The training of the source, which is no prescription. */
    public static final String SOURCE = "source";
    /** What every other prescription is compared with. */
    public static final String FROM_SCRATCH = "from-scratch";

    private Prescriptions() {}

    /** The prescriptions of some trials in the order of their first trial. */
    public static List<String> of(List<ResultSet.TrialRecord> trials) {
        return trials.stream()
                .map(ResultSet.TrialRecord::prescription)
                .filter(name -> !name.equals(SOURCE))
                .distinct()
                .toList();
    }

    /** The same without from-scratch. */
    public static List<String> transferred(List<ResultSet.TrialRecord> trials) {
        return of(trials).stream().filter(name -> !name.equals(FROM_SCRATCH)).toList();
    }
}
