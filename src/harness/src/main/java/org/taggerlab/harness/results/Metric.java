package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.TrialRecord;

/** What is followed over sizes and compared between result sets. */
public enum Metric {
    /** Area under the ROC curve. */
    AUC("auc", true, trial -> trial.metrics().auc()),
    /** Fraction of test jets called rightly. */
    ACCURACY("accuracy", true, trial -> trial.metrics().accuracy()),
    /** Mean cross-entropy. */
    LOSS("loss", false, trial -> trial.metrics().loss()),
    /** 1/eps_B at eps_S 0.3. */
    REJECTION_03("rejection-0.3", true, trial -> rejection(trial, "0.3")),
    /** 1/eps_B at eps_S 0.5. */
    REJECTION_05("rejection-0.5", true, trial -> rejection(trial, "0.5")),
    /** 1/eps_B at eps_S 0.7. */
    REJECTION_07("rejection-0.7", true, trial -> rejection(trial, "0.7")),
    /** Wall seconds of training. */
    SECONDS("seconds", false, trial -> trial.training().seconds()),
    /** eps_B at eps_S 0.3. */
    BACKGROUND_EFFICIENCY_03("background-efficiency-0.3", false, trial -> backgroundEfficiency(trial, "0.3")),
    /** eps_B at eps_S 0.5. */
    BACKGROUND_EFFICIENCY_05("background-efficiency-0.5", false, trial -> backgroundEfficiency(trial, "0.5")),
    /** eps_B at eps_S 0.7. */
    BACKGROUND_EFFICIENCY_07("background-efficiency-0.7", false, trial -> backgroundEfficiency(trial, "0.7"));

    /** What is followed over the sizes. */
    public static final List<Metric> FOLLOWED =
            List.of(AUC, ACCURACY, LOSS, REJECTION_03, REJECTION_05, REJECTION_07, SECONDS);

    /**
     * What result sets are compared by. Not by rejections, which are infinite where no background jet passes, but by their
     * inverse, so that no repetition is left out; not by times: another machine, or a busy one, is no regression.
     */
    public static final List<Metric> COMPARED =
            List.of(AUC, ACCURACY, LOSS, BACKGROUND_EFFICIENCY_03, BACKGROUND_EFFICIENCY_05, BACKGROUND_EFFICIENCY_07);

    private static final String REJECTION = "rejection-";

    private final String label;
    private final boolean higherIsBetter;
    private final Function<TrialRecord, Double> value;

    Metric(String label, boolean higherIsBetter, Function<TrialRecord, Double> value) {
        this.label = label;
        this.higherIsBetter = higherIsBetter;
        this.value = value;
    }

    /** The name used in results and reports. */
    public String label() {
        return label;
    }

    /** Which way is better. */
    public boolean isHigherBetter() {
        return higherIsBetter;
    }

    /** Its value in a trial; {@code null} for a trial without metrics and for an infinite rejection. */
    public Double of(TrialRecord trial) {
        return trial.metrics() == null || trial.training() == null ? null : value.apply(trial);
    }

    /** The metric of a name. */
    public static Optional<Metric> named(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst();
    }

    /** The rejection of a trial that this metric is; empty for another metric and for a trial without metrics. */
    public Optional<Rejection> rejection(TrialRecord trial) {
        return label.startsWith(REJECTION) && trial.metrics() != null
                ? Optional.of(trial.metrics().rejection().get(label.substring(REJECTION.length())))
                : Optional.empty();
    }

    private static Double rejection(TrialRecord trial, String efficiency) {
        return trial.metrics().rejection().get(efficiency).value();
    }

    private static Double backgroundEfficiency(TrialRecord trial, String efficiency) {
        var rejection = trial.metrics().rejection().get(efficiency);
        return rejection.background() == 0 ? 0 : 1 / rejection.value();
    }
}
