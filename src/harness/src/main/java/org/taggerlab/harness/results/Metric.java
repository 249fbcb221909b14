package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.statistics.NaturalScale;

/** What is followed over sizes and compared between result sets: where it is found and how it is written. */
public enum Metric {
    /** Area under the ROC curve. */
    AUC("auc", "AUC", true, trial -> trial.metrics().auc(), NumberText::value),
    /** Fraction of test jets called rightly. */
    ACCURACY("accuracy", "accuracy at score 0.5", true, trial -> trial.metrics().accuracy(), NumberText::value),
    /** Mean cross-entropy. */
    LOSS("loss", "loss", false, trial -> trial.metrics().loss(), NumberText::value),
    /** 1/eps_B at eps_S 0.3. */
    REJECTION_03("rejection-0.3", "1/εB at εS = 0.3", true, Rejection::value, "0.3"),
    /** 1/eps_B at eps_S 0.5. */
    REJECTION_05("rejection-0.5", "1/εB at εS = 0.5", true, Rejection::value, "0.5"),
    /** 1/eps_B at eps_S 0.7. */
    REJECTION_07("rejection-0.7", "1/εB at εS = 0.7", true, Rejection::value, "0.7"),
    /** Wall seconds of training. */
    SECONDS(
            "seconds",
            "training time in seconds",
            false,
            trial -> trial.training().seconds(),
            NumberText::seconds),
    /** Area under the ROC curve of the source's task, which a transferred tagger may have forgotten. */
    SOURCE_AUC(
            "source-auc",
            "AUC on the source's task",
            true,
            trial -> trial.sourceAuc() == null ? null : trial.sourceAuc().auc(),
            NumberText::value),
    /** eps_B at eps_S 0.3. */
    BACKGROUND_EFFICIENCY_03("background-efficiency-0.3", "εB at εS = 0.3", false, Metric::backgroundEfficiency, "0.3"),
    /** eps_B at eps_S 0.5. */
    BACKGROUND_EFFICIENCY_05("background-efficiency-0.5", "εB at εS = 0.5", false, Metric::backgroundEfficiency, "0.5"),
    /** eps_B at eps_S 0.7. */
    BACKGROUND_EFFICIENCY_07("background-efficiency-0.7", "εB at εS = 0.7", false, Metric::backgroundEfficiency, "0.7");

    /** What is followed over the sizes. */
    public static final List<Metric> FOLLOWED =
            List.of(AUC, ACCURACY, LOSS, REJECTION_03, REJECTION_05, REJECTION_07, SECONDS, SOURCE_AUC);

    /**
     * What result sets are compared by. Not by rejections, which are infinite where no background jet passes, but by their
     * inverse, so that no repetition is left out; not by times: another machine, or a busy one, is no regression.
     */
    public static final List<Metric> COMPARED = List.of(
            AUC,
            ACCURACY,
            LOSS,
            BACKGROUND_EFFICIENCY_03,
            BACKGROUND_EFFICIENCY_05,
            BACKGROUND_EFFICIENCY_07,
            SOURCE_AUC);

    private static final List<Metric> REJECTIONS = List.of(REJECTION_03, REJECTION_05, REJECTION_07);

    private final String label;
    private final String title;
    private final boolean higherIsBetter;
    private final Function<TrialRecord, Double> value;
    private final Function<Double, String> text;
    private final String signalEfficiency;

    Metric(
            String label,
            String title,
            boolean higherIsBetter,
            Function<TrialRecord, Double> value,
            Function<Double, String> text) {
        this.label = label;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
        this.value = value;
        this.text = text;
        this.signalEfficiency = "";
    }

    Metric(
            String label,
            String title,
            boolean higherIsBetter,
            Function<Rejection, Double> ofRejection,
            String signalEfficiency) {
        this.label = label;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
        this.value = trial -> ofRejection.apply(trial.metrics().rejection().get(signalEfficiency));
        this.text = higherIsBetter ? NumberText::rejection : NumberText::value;
        this.signalEfficiency = signalEfficiency;
    }

    /** The name used in results. */
    public String label() {
        return label;
    }

    /** The name as the field writes it, such as {@code 1/εB at εS = 0.5}. */
    public String title() {
        return title;
    }

    /** The metric whose covariances over the test jets are known: of a rejection its inverse, which is never infinite. */
    Metric onTestJets() {
        return isRejection()
                ? named("background-efficiency-" + signalEfficiency).orElseThrow()
                : this;
    }

    /** How much it changes with {@link #onTestJets}, but for the sign. */
    public double slope(double value) {
        return isRejection() ? value * value : 1;
    }

    /** Of a rejection or a background efficiency; otherwise empty. */
    String signalEfficiency() {
        return signalEfficiency;
    }

    /** The scale of its intervals. */
    public NaturalScale scale() {
        return isRejection() || this == LOSS || this == SECONDS ? NaturalScale.LOG : NaturalScale.LOGIT;
    }

    /** Which way is better. */
    public boolean isHigherBetter() {
        return higherIsBetter;
    }

    /** The metric of a label. */
    public static Optional<Metric> named(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst();
    }

    /** Its value in a trial; {@code null} for a trial without metrics, an infinite rejection, and what was not tested. */
    public Double of(TrialRecord trial) {
        return trial.metrics() == null || trial.training() == null ? null : value.apply(trial);
    }

    /** What is stated of a trial: its value, or the lower limit of a rejection; {@code null} without metrics. */
    public Double stated(TrialRecord trial) {
        return isLimit(trial) ? Double.valueOf(rejection(trial).low()) : of(trial);
    }

    /** Whether what is stated of a trial is a lower limit, because few background jets pass. */
    public boolean isLimit(TrialRecord trial) {
        return isRejection() && trial.metrics() != null && rejection(trial).restsOnFew();
    }

    /** Whether it is a background rejection. */
    public boolean isRejection() {
        return REJECTIONS.contains(this);
    }

    /** A value of this metric with its digits; empty for {@code null}. */
    public String text(Double of) {
        return text.apply(of);
    }

    /** A value with the sign of a lower limit, if it is one: {@code ≥ 300}. */
    public String text(Double of, boolean isLimit) {
        return (isLimit && of != null ? "≥ " : "") + text(of);
    }

    /** What is stated of a trial in words; empty without metrics. */
    public String textOf(TrialRecord trial) {
        return text(stated(trial), isLimit(trial));
    }

    private Rejection rejection(TrialRecord trial) {
        return trial.metrics().rejection().get(signalEfficiency);
    }

    private static Double backgroundEfficiency(Rejection rejection) {
        return rejection.background() == 0 ? 0 : 1 / rejection.value();
    }
}
