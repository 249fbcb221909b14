package org.taggerlab.harness.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.plan.SourceTagger;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * The results of one experiment: {@code results.json}, schema {@value #SCHEMA}.
 *
 * @param schema {@value #SCHEMA}
 * @param experiment its name
 * @param title its title
 * @param profile the profile that ran
 * @param arguments what Maven's command line needs to plan the same trials, quoted for a shell: profile, changes to the
 *     descriptor, threads, backend and kernels, as far as they are not the defaults
 * @param task what was learnt
 * @param configuration the resolved descriptor, as plain maps and lists
 * @param environment where it ran; of the trials, or {@code several} where they differ
 * @param samples the samples that were used
 * @param sourceTagger the existing tagger that it starts from; {@code null} if it trains its own source, and in results
 *     from before it was recorded
 * @param trials every trial, sources first, then by size, prescription and repetition
 * @param testJets how far means may be off together because the test jets are a sample; none in files from before it was recorded
 * @param summary what follows from the trials
 * @param tuning how prescriptions chose their settings, by size and prescription; empty if nothing was tuned
 * @param gates whether the results pass the gates of the descriptor, in their order, as the build found that wrote them; empty
 *     if there are none, and in files from before they were recorded
 */
public record ResultSet(
        String schema,
        String experiment,
        String title,
        String profile,
        String arguments,
        Task task,
        Map<String, Object> configuration,
        Environment environment,
        List<SampleUse> samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) SourceTagger sourceTagger,
        List<TrialRecord> trials,
        TestJets testJets,
        Summary summary,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TuningResult> tuning,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GateOutcome> gates) {

    /** The schema this code writes and reads. */
    public static final String SCHEMA = "tagger-results/1";

    /** Replaces what older files lack. */
    public ResultSet {
        testJets = testJets == null ? TestJets.NONE : testJets;
        tuning = tuning == null ? List.of() : List.copyOf(tuning);
        gates = gates == null ? List.of() : List.copyOf(gates);
    }

    /** The same with the outcomes of its gates, which are only known once there are results. */
    public ResultSet withGates(List<GateOutcome> outcomes) {
        return new ResultSet(
                schema,
                experiment,
                title,
                profile,
                arguments,
                task,
                configuration,
                environment,
                samples,
                sourceTagger,
                trials,
                testJets,
                summary,
                tuning,
                outcomes);
    }

    /** What is counted: {@code jets} or {@code events}. */
    public String unit() {
        return task.unit();
    }

    /** What a size counts: {@code jets}, signal and background together, or {@code events of each class}. */
    public String sizeUnit() {
        return unit() + (task == Task.EVENT_CLASSIFICATION ? " of each class" : "");
    }

    /** A size in words: {@code 500 jets}, {@code 500 events of each class}. */
    public String size(int size) {
        return NumberText.count(size) + " " + sizeUnit();
    }

    /** Labels of a size, which in event classification counts the events of each class. */
    public double labels(double size) {
        return task == Task.EVENT_CLASSIFICATION ? 2 * size : size;
    }

    /**
     * Where an experiment ran. A text is {@code several} and a number 0 where trials differ; all are empty or 0 while no
     * trial has finished.
     *
     * @param system operating system and memory; {@code null} in files from before they were recorded
     * @param git {@code <commit>} or {@code <commit>-dirty}, empty outside git
     */
    public record Environment(
            String backend,
            String kernels,
            String cpu,
            int cores,
            int threads,
            String jvm,
            String nd4j,
            @JsonInclude(JsonInclude.Include.NON_NULL) String system,
            String git,
            String plugin) {}

    /**
     * One trial. A source has size = its training jets and no metrics on the target's test jets.
     *
     * @param network {@code lundnet5} and the like
     * @param prescription {@code source}, {@code from-scratch}, {@code fine-tuned}, {@code frozen}
     * @param labels label budget: training + validation jets
     * @param batchNorm the BatchNorm policy
     * @param status how it ended
     * @param metrics on the test jets; {@code null} without
     * @param sourceAuc its AUC on test jets of the source's task; of a source, before it is transferred; {@code null} where
     *     that is not tested, and without a result
     * @param cka how similar each block is to that of the source on those jets, linear centred kernel alignment
     *     [arXiv:1905.00414], 0 to 1; {@code null} where that is not tested, of from-scratch and of a source
     * @param againstFromScratch its AUC minus that of from-scratch at this size and repetition, on the same test jets;
     *     {@code null} without, and of from-scratch itself
     * @param training what training took; {@code null} if it failed
     * @param overhead what the trial took besides; {@code null} if it failed, and where warm-up and validation are part of the
     *     times of training, as in trials from before they were timed apart
     * @param timedOn what decides times, in words: processor, kernels, threads, options of the JVM that change how it
     *     computes, and the clock if warm-up and validation are in it; times of trials are compared where it is the same.
     *     {@code null} if the trial failed, and in files from before it was recorded
     * @param roc the ROC curve thinned for drawing, deterministic; {@code null} without metrics
     * @param calibration scores against the fraction of signal; {@code null} without metrics
     * @param scores how the scores of each class are distributed; {@code null} without metrics
     * @param note why it failed or diverged, empty if it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrialRecord(
            String key,
            String network,
            String prescription,
            String upTo,
            String batchNorm,
            int size,
            int labels,
            int repetition,
            long seed,
            Status status,
            Metrics metrics,
            SourceAuc sourceAuc,
            Map<String, Double> cka,
            AucDifference againstFromScratch,
            Training training,
            TrialResult.Overhead overhead,
            String timedOn,
            List<Epoch> history,
            Roc roc,
            Calibration calibration,
            ScoreHistogram scores,
            String note) {

        /** Whether it is the training of a source, which is no prescription and has no metrics. */
        public boolean ofSource() {
            return prescription.equals(Prescription.Source.NAME);
        }

        /** Whether it has a result. */
        public boolean done() {
            return status == Status.DONE;
        }

        /** Whether it has a result on the test jets. */
        public boolean measured() {
            return done() && metrics != null;
        }
    }

    /**
     * Metrics on test jets.
     *
     * @param aucLow DeLong, 95 %
     * @param aucHigh DeLong, 95 %
     * @param accuracy at score 0.5
     * @param loss mean cross-entropy
     * @param rejection by signal efficiency {@code "0.3"}, {@code "0.5"}, {@code "0.7"}
     */
    public record Metrics(
            double auc,
            double aucLow,
            double aucHigh,
            double accuracy,
            double loss,
            Map<String, Rejection> rejection) {}

    /** AUC on the source's task with DeLong's interval, 95 %. */
    public record SourceAuc(double auc, double low, double high) {}

    /**
     * A difference of AUCs on the same test jets, with DeLong's interval for correlated curves, 95 %: how far it may be off
     * because the test jets are finite. It says nothing of other trainings.
     */
    public record AucDifference(double auc, double low, double high) {}

    /**
     * Background rejection 1/eps_B at one signal efficiency, with its Clopper-Pearson interval of 95 %.
     *
     * @param value background jets / those that pass; {@code null} if none passes
     * @param low lower end
     * @param high upper end; {@code null} if none passes
     * @param background background jets that pass; with fewer than {@value #FEW} only the lower limit is stated
     */
    public record Rejection(Double value, double low, Double high, int background) {

        /** With fewer background jets than this, a rejection is a lower limit. */
        public static final int FEW = 10;

        /** Whether it rests on so few background jets that only its lower limit is stated. */
        public boolean restsOnFew() {
            return background < FEW;
        }

        /** The value, or its lower limit where it rests on few background jets. */
        public double stated() {
            return restsOnFew() ? low : value;
        }
    }

    /**
     * What training took, as {@link TrialResult.Training}, and how long it took to reach the target.
     *
     * @param secondsToTarget wall seconds, featurising included, to from-scratch's best validation loss at this size
     *     and repetition; {@code null} if never reached
     * @param steps steps of the optimiser; {@code null} if the trial diverged, and in files from before they were recorded
     * @param stopped why it ended; {@code null} likewise
     */
    public record Training(
            int epochs,
            int bestEpoch,
            double featurisingSeconds,
            double seconds,
            double cpuSeconds,
            Double secondsToTarget,
            Double cpuSecondsToTarget,
            double jetsPerSecond,
            long peakRssMb,
            long trainableParameters,
            long parameters,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long steps,
            @JsonInclude(JsonInclude.Include.NON_NULL) Course.End stopped) {

        /** Whether the weights of the very last epoch were kept, so that more epochs might have been better still. */
        public boolean keptLast() {
            return bestEpoch == epochs;
        }
    }

    /**
     * Reliability in bins of equal width over scores 0 to 1.
     *
     * @param expectedError mean distance of score and fraction of signal, weighted by jets (ECE)
     * @param jets test jets in each bin
     * @param score mean score of each bin, 0 in an empty one
     * @param signal fraction of signal in each bin, 0 in an empty one
     */
    public record Calibration(double expectedError, int[] jets, double[] score, double[] signal) {}

    /** Test jets of each class in bins of equal width over scores 0 to 1. */
    public record ScoreHistogram(int[] signal, int[] background) {}

    /** Signal and background efficiency of the same length, both rising from 0 to 1. */
    public record Roc(double[] signal, double[] background) {}
}
