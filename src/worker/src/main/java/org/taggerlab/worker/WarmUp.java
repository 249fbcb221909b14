package org.taggerlab.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.training.DivergedException;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.transfer.Preparation;
import org.taggerlab.vocabulary.training.Recipe;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * Trainings that are discarded, so that the JVM has compiled all that a trial runs before its clock starts: the same network
 * and prescription with a few of the trial's jets, round after round until a round is no longer faster than those before.
 */
final class WarmUp {
    /** Steps of a round. */
    private static final int BATCHES = 4;

    /** So many rounds in a row that are no faster than the best one before them are steady. */
    private static final int STEADY = 3;

    /** A round that saves less than this is no faster. */
    private static final double FASTER = 0.95;

    /** A machine on which rounds never get steady must not warm up for ever; tests of what is not timed take less. */
    private static final int MOST_SECONDS = Integer.getInteger("tagger.warmUpSeconds", 30);

    /** What this JVM has compiled. */
    private static final Set<List<Object>> WARM = new HashSet<>();

    private WarmUp() {}

    /**
     * Warms up, if this JVM has not trained such a trial yet.
     *
     * @param preparation of jets to train and to validate with
     * @return the wall seconds it took
     */
    static double seconds(
            TrialRequest request,
            Examples training,
            Examples validation,
            BiFunction<Examples, Examples, Preparation> preparation)
            throws IOException {
        var recipe = request.transfer().prescription().recipe(request.network());
        var kind = Arrays.<Object>asList(
                request.network(), parts(recipe), request.transfer().objective());
        if (training.jets() < 2 || !WARM.add(kind)) {
            return 0;
        }
        int jets = BATCHES * request.training().batch();
        Examples some = first(training, jets);
        Examples others = first(validation, jets);
        var trainer =
                new Trainer(request.training().once(), request.seeds(), (scores, labels) -> 0, Progress.NONE, null);
        Stopwatch clock = Stopwatch.started();
        double best = Double.POSITIVE_INFINITY;
        for (int steady = 0; steady < STEADY && clock.seconds() < MOST_SECONDS; ) {
            Stopwatch round = Stopwatch.started();
            try {
                preparation.apply(some, others).train(trainer);
            } catch (DivergedException said) {
                // by the trial itself, with what it knows
                return clock.seconds();
            }
            steady = round.seconds() < FASTER * best ? 0 : steady + 1;
            best = Math.min(best, round.seconds());
        }
        return clock.seconds();
    }

    /** What of each block trains: all that decides which code runs. */
    private static List<Object> parts(Recipe recipe) {
        var parts = new ArrayList<Object>(
                recipe.blocks().stream().map(Recipe.Block::trains).toList());
        if (recipe.first() != null) {
            parts.add(parts(recipe.first()));
        }
        return parts;
    }

    private static Examples first(Examples examples, int jets) {
        return examples.gather(
                IntStream.range(0, Math.min(jets, examples.jets())).toArray());
    }
}
