package org.taggerlab.networks.training;

import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Training;

/**
 * Trains a graph with one softmax output by mini-batches: two classes (0 background, 1 signal), unless the jets ask
 * for something else.
 *
 * <p>The outcome is a function of the graph's weights, the jets, the training and the seeds: interrupted after any epoch
 * and called again with the same checkpoint file, it ends bit for bit as if nothing had happened. Call it on the thread
 * that made the graph: ND4J's random numbers belong to a thread.
 *
 * @param training how the graph trains
 * @param seeds what is random
 * @param auc AUC of scores, given their labels
 * @param progress is informed of each batch and epoch
 * @param checkpoints where it can resume; {@code null}: nowhere
 */
public record Trainer(
        Training training,
        Seeds seeds,
        ToDoubleBiFunction<float[], float[]> auc,
        Progress progress,
        CheckpointFile checkpoints) {

    /**
     * Trains a copy of a graph.
     *
     * @param start its weights are where training begins
     * @param rules which weights train, and how
     * @param jets the jets that train
     * @param validation the jets that decide which epoch is best
     * @param clock the time since the trial's training began, featurising included; validation is not timed by it
     * @throws DivergedException if loss, weights or validation scores are no longer finite
     * @throws IOException if a checkpoint cannot be read or written
     */
    public TrainingOutcome train(
            ComputationGraph start, UpdateRules rules, JetBatches jets, JetBatches validation, Stopwatch clock)
            throws IOException {
        if (jets.jets() < 2 || validation.jets() < 1) {
            throw new IllegalArgumentException("a training needs at least 2 training jets and 1 validation jet, got "
                    + jets.jets() + " and " + validation.jets());
        }
        var course = Course.of(training, jets.jets());
        var state = new TrainingState(TrainableGraph.of(start, course, rules), course, rules);
        if (checkpoints != null) {
            checkpoints.read(progress).ifPresent(checkpoint -> {
                state.restore(checkpoint, clock);
                progress.resumed(checkpoint.history());
            });
        }
        var sinceCheckpoint = Stopwatch.started();
        while (!state.isOver()) {
            epoch(state, course, jets, validation, clock);
            if (checkpoints != null && sinceCheckpoint.seconds() >= checkpoints.every()) {
                checkpoints.write(state.checkpoint(checkpoints.key()));
                sinceCheckpoint = Stopwatch.started();
                // how fast the disk is says nothing about a prescription
                clock.resume(state.latest().seconds(), state.latest().cpuSeconds());
            }
            progress.epochEnded(state.latest());
        }
        return state.outcome(jets.jets());
    }

    /** For a training that another one follows: its checkpoint is another file. */
    public Trainer first() {
        return new Trainer(training, seeds, auc, progress, checkpoints == null ? null : checkpoints.ofFirst());
    }

    /** For a training that follows another one of so many epochs. */
    public Trainer after(int epochs) {
        return new Trainer(training, seeds, auc, new LaterProgress(progress, epochs), checkpoints);
    }

    /**
     * How well a graph does that has not trained: one epoch, without a loss of training and at no rate.
     *
     * @param jets how many jets it has seen
     * @param clock the time that it took
     */
    public TrainingOutcome assessed(ComputationGraph graph, int jets, JetBatches validation, Stopwatch clock) {
        double seconds = clock.seconds();
        double cpuSeconds = clock.cpuSeconds();
        Stopwatch validating = Stopwatch.started();
        Assessment assessment = validation.assess(graph, auc);
        clock.resume(seconds, cpuSeconds);
        if (!assessment.isFinite()) {
            throw new DivergedException("the scores are not finite", 1, 0, new int[0]);
        }
        var epoch = new Epoch(
                1, Double.NaN, assessment.loss(), assessment.auc(), 0, seconds, cpuSeconds, validating.seconds());
        progress.epochEnded(epoch);
        return new TrainingOutcome(graph, List.of(epoch), 1, jets / seconds);
    }

    private void epoch(TrainingState state, Course course, JetBatches jets, JetBatches validation, Stopwatch clock) {
        int epoch = state.epoch() + 1;
        double begin = clock.seconds();
        double trainLoss = train(state, jets, epoch, course.passes());
        double seconds = clock.seconds();
        double cpuSeconds = clock.cpuSeconds();

        Stopwatch validating = Stopwatch.started();
        Assessment assessment = validation.assess(state.kept(), auc);
        clock.resume(seconds, cpuSeconds);
        if (!assessment.isFinite()) {
            throw new DivergedException("the scores are not finite", epoch, 0, new int[0]);
        }
        state.ended(
                new Epoch(
                        epoch,
                        trainLoss,
                        assessment.loss(),
                        assessment.auc(),
                        course.rate(epoch),
                        seconds,
                        cpuSeconds,
                        validating.seconds()),
                seconds - begin);
    }

    private double train(TrainingState state, JetBatches jets, int epoch, int passes) {
        double loss = 0;
        long done = 0;
        int number = 0;
        // each pass of a training has an order and a dropout of its own, however many make an epoch
        for (int pass = (epoch - 1) * passes + 1; pass <= epoch * passes; pass++) {
            Nd4j.getRandom().setSeed(seeds.dropoutOf(pass));
            JetBatches seen = jets.ofEpoch(seeds.dropoutOf(pass));
            for (int[] batch : seen.batches(training.batch(), seeds.shuffleOf(pass))) {
                loss += batch.length * step(state, seen, batch, epoch, ++number);
                done += batch.length;
                progress.batchEnded(epoch, done);
            }
        }
        return loss / done;
    }

    private double step(TrainingState state, JetBatches jets, int[] batch, int epoch, int number) {
        ComputationGraph graph = state.graph();
        double penalty = training.weightDecay() == 0 ? 0 : graph.calcRegularizationScore(true);
        INDArray targets = jets.targets(batch, graph.params().dataType());
        state.step(jets.inputs(batch), targets);
        // DL4J divides by the rows of its last layer, which are more than one per jet if nodes are classified
        double loss = (graph.score() - penalty) * targets.size(0) / batch.length;
        if (!Double.isFinite(loss)) {
            throw new DivergedException("the loss is " + loss, epoch, number, batch);
        }
        // one not-finite weight makes the sum not finite; 400,000 floats take a tenth of a millisecond
        if (!Double.isFinite(graph.params().sumNumber().doubleValue())) {
            throw new DivergedException("a weight is not finite", epoch, number, batch);
        }
        return loss;
    }
}
