package org.taggerlab.reports.content;

import java.util.function.Function;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.TrialRecord;

/** A metric that is drawn over the sizes: where it is found and how it is written. */
enum Metric {
    AUC("auc", "AUC", false, 1.0, Words::share),
    ACCURACY("accuracy", "accuracy at score 0.5", false, 1.0, Words::share),
    REJECTION_30("rejection-0.3", "1/εB at εS = 0.3", true, null, Words::rejection),
    REJECTION_50("rejection-0.5", "1/εB at εS = 0.5", true, null, Words::rejection),
    REJECTION_70("rejection-0.7", "1/εB at εS = 0.7", true, null, Words::rejection),
    SECONDS("seconds", "training time in seconds", true, null, Words::seconds);

    private final String key;
    private final String label;
    private final boolean log;
    private final Double most;
    private final Function<Double, String> words;

    Metric(String key, String label, boolean log, Double most, Function<Double, String> words) {
        this.key = key;
        this.label = label;
        this.log = log;
        this.most = most;
        this.words = words;
    }

    String key() {
        return key;
    }

    String label() {
        return label;
    }

    boolean log() {
        return log;
    }

    Double most() {
        return most;
    }

    String words(Double value) {
        return words.apply(value);
    }

    boolean isRejection() {
        return key.startsWith("rejection-");
    }

    /** The value of a trial; {@code null} without. A rejection with few background jets is its lower limit. */
    Double of(TrialRecord trial) {
        if (this == SECONDS) {
            return trial.training() == null
                    ? null
                    : Double.valueOf(trial.training().seconds());
        }
        if (trial.metrics() == null) {
            return null;
        }
        if (isRejection()) {
            Rejection rejection = rejection(trial);
            if (rejection == null) {
                return null;
            }
            return rejection.told();
        }
        return this == AUC ? trial.metrics().auc() : trial.metrics().accuracy();
    }

    /** Whether the value of a trial is a lower limit. */
    boolean isLimit(TrialRecord trial) {
        Rejection rejection = isRejection() ? rejection(trial) : null;
        return rejection != null && rejection.restsOnFew();
    }

    private Rejection rejection(TrialRecord trial) {
        return trial.metrics() == null || trial.metrics().rejection() == null
                ? null
                : trial.metrics().rejection().get(key.substring("rejection-".length()));
    }

    /** The value of a trial in words, with its limit's sign. */
    String inWords(TrialRecord trial) {
        Double value = of(trial);
        return value == null ? "" : (isLimit(trial) ? "≥ " : "") + words(value);
    }
}
