package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
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
    SECONDS("seconds", false, trial -> trial.training().seconds());

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

    private static Double rejection(TrialRecord trial, String efficiency) {
        var rejection = trial.metrics().rejection().get(efficiency);
        return rejection == null ? null : rejection.value();
    }
}
