package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.taggerlab.vocabulary.training.Epoch;

/**
 * What a worker found; in its folder beside {@value WorkerFiles#SCORES} and {@value WorkerFiles#SOURCE_SCORES}
 * ({@link Scores}), where it was asked for them, and {@value WorkerFiles#MODEL}.
 *
 * <p>Metrics are not here: they are a function of the scores, computed by the harness.
 *
 * @param key content key of the trial
 * @param status {@link Status#DONE} or {@link Status#DIVERGED}
 * @param training what training took
 * @param overhead what the trial took besides; {@code null} if it was trained by a worker of its own, whose clock ran while
 *     the JVM compiled
 * @param history one record per epoch
 * @param cka how similar each block is to that of the source on test jets of the source's task, linear centred kernel alignment
 *     [arXiv:1905.00414], 0 to 1; {@code null} where that task is not tested and without a source
 * @param environment where it was computed
 * @param note what a reader should know, such as epoch, batch and jets of a divergence; empty if nothing
 */
public record TrialResult(
        String key,
        Status status,
        Training training,
        Overhead overhead,
        List<Epoch> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Double> cka,
        Environment environment,
        String note) {

    /**
     * What training took.
     *
     * @param epochs epochs run
     * @param bestEpoch the epoch whose weights were kept, from 1
     * @param featurisingSeconds wall seconds of the training jets' one pass through a frozen trunk, 0 without
     * @param seconds wall seconds of training with that pass, without what stands in {@link Overhead}
     * @param cpuSeconds CPU seconds of the same
     * @param jetsPerSecond training jets per wall second, over the epochs
     * @param peakRssMb peak resident memory of the worker, MiB
     * @param trainableParameters weights that trained
     * @param parameters all weights, running statistics not counted
     */
    public record Training(
            int epochs,
            int bestEpoch,
            double featurisingSeconds,
            double seconds,
            double cpuSeconds,
            double jetsPerSecond,
            long peakRssMb,
            long trainableParameters,
            long parameters) {}

    /**
     * What a trial took besides training, in wall seconds.
     *
     * @param startSeconds from the start of the worker's JVM to its first request; 0 if it had served others
     * @param readingSeconds reading the jets
     * @param warmUpSeconds a training of the same kind that was discarded, so that the JVM had compiled what training runs; 0
     *     if the worker was warm
     * @param validationSeconds validation after all epochs
     * @param testSeconds scoring the test jets, and what is asked of those of the source's task
     */
    public record Overhead(
            double startSeconds,
            double readingSeconds,
            double warmUpSeconds,
            double validationSeconds,
            double testSeconds) {

        /** Of no trial. */
        public static final Overhead NONE = new Overhead(0, 0, 0, 0, 0);

        /** That of two trials together. */
        public Overhead plus(Overhead other) {
            return new Overhead(
                    startSeconds + other.startSeconds,
                    readingSeconds + other.readingSeconds,
                    warmUpSeconds + other.warmUpSeconds,
                    validationSeconds + other.validationSeconds,
                    testSeconds + other.testSeconds);
        }

        /** Each part's seconds by what took them, in words; a new map. */
        public Map<String, Double> parts() {
            var parts = new LinkedHashMap<String, Double>();
            parts.put("validation", validationSeconds);
            parts.put("test", testSeconds);
            parts.put("reading jets", readingSeconds);
            parts.put("warm-up", warmUpSeconds);
            parts.put("starting workers", startSeconds);
            return parts;
        }

        /** All of it. */
        public double seconds() {
            return parts().values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** AUC on the validation jets of the epoch whose weights were kept; empty if training diverged. */
    public OptionalDouble validationAuc() {
        return status != Status.DONE
                ? OptionalDouble.empty()
                : history.stream()
                        .filter(epoch -> epoch.epoch() == training.bestEpoch())
                        .mapToDouble(Epoch::validationAuc)
                        .filter(Double::isFinite)
                        .findFirst();
    }

    /** Wall seconds that it would take a worker which is started and warm. */
    public double warmSeconds() {
        return training.seconds()
                + (overhead == null ? 0 : overhead.seconds() - overhead.startSeconds() - overhead.warmUpSeconds());
    }

    /**
     * Where a trial was computed.
     *
     * @param cpu the processor with what tells models of one name apart: {@code AMD EPYC, family 26, model 2, stepping 1, AVX-512}
     * @param system operating system and memory: {@code Linux 6.18 amd64, 16 GB}; {@code null} in results from before it was
     *     recorded
     */
    public record Environment(
            String backend,
            String kernels,
            String cpu,
            int cores,
            int threads,
            String jvm,
            String nd4j,
            @JsonInclude(JsonInclude.Include.NON_NULL) String system) {}
}
