package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A sweep whose truth is known: two prescriptions, six sizes, repetitions, all tested on one sample of jets.
 *
 * <p>The AUC of a training varies about the learning curve {@code a - b N^-c} of its prescription with a standard deviation that
 * falls with the size, partly with the training subset, which both prescriptions share. Scores are normal in each class; part of
 * each is the jet's own, the same for all taggers. Curves and deviations are those measured for top to W with five repetitions.
 */
final class SimulatedSweep {
    static final List<Integer> SIZES = List.of(100, 200, 500, 1000, 2000, 5000);
    static final Learning SCRATCH = new Learning("from-scratch", .94, 1.905, .425, .066, .66);
    static final Learning TUNED = new Learning("fine-tuned", .92, .5245, .39, .02, .48);
    static final double SPEED_UP = 3;

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double OF_THE_JET = .8;
    private static final double OF_THE_SUBSET = .3;
    private static final double SPREAD_OF_SPEED_UP = .3;

    private SimulatedSweep() {}

    /**
     * A learning curve.
     *
     * @param spread standard deviation of the AUC between trainings with 100 jets
     * @param fall how fast it falls with the size
     */
    record Learning(String prescription, double a, double b, double c, double spread, double fall) {
        double auc(double size) {
            return a - b * Math.pow(size, -c);
        }

        double needed(double auc) {
            return Math.pow((a - auc) / b, -1 / c);
        }

        private double spread(double size) {
            return spread * Math.pow(size / 100, -fall);
        }

        /** How far the classes are apart in one training, in standard deviations of their scores. */
        private double separation(double size, double deviation) {
            double quantile = NORMAL.inverseCumulativeProbability(auc(size));
            double tau = spread(size) / NORMAL.density(quantile) * Math.sqrt(2);
            return quantile * Math.sqrt(2 + tau * tau) + tau * deviation;
        }
    }

    /** What an experiment makes of a sweep with {@code jets} test jets of each class. */
    static ResultSet draw(int repetitions, int jets, RandomGenerator random) {
        double[] own = normals(2 * jets, random);
        var trials = new ArrayList<FinishedTrial>();
        for (int size : SIZES) {
            for (int repetition = 0; repetition < repetitions; repetition++) {
                double subset = random.nextGaussian();
                double seconds = Math.exp(random.nextGaussian());
                double faster = SPEED_UP * Math.exp(SPREAD_OF_SPEED_UP * random.nextGaussian());
                trials.add(trial(SCRATCH, size, repetition, subset, seconds, own, random));
                trials.add(trial(TUNED, size, repetition, subset, seconds / faster, own, random));
            }
        }
        return Results.collect(Trials.plan("simulated"), trials, "0.1.0", "", "");
    }

    private static FinishedTrial trial(
            Learning learning,
            int size,
            int repetition,
            double subset,
            double seconds,
            double[] own,
            RandomGenerator random) {
        double deviation = Math.sqrt(OF_THE_SUBSET) * subset + Math.sqrt(1 - OF_THE_SUBSET) * random.nextGaussian();
        float[] scores = scores(learning.separation(size, deviation), own, random);
        return Trials.done(learning.prescription(), size, repetition, scores, seconds, .6);
    }

    /** Every other jet is signal. */
    private static float[] scores(double separation, double[] own, RandomGenerator random) {
        float[] scores = new float[own.length];
        for (int i = 0; i < scores.length; i++) {
            double score = Math.sqrt(OF_THE_JET) * own[i]
                    + Math.sqrt(1 - OF_THE_JET) * random.nextGaussian()
                    + (i % 2 == 0 ? separation : 0);
            scores[i] = (float) (1 / (1 + Math.exp(separation / 2 - score)));
        }
        return scores;
    }

    private static double[] normals(int count, RandomGenerator random) {
        double[] normals = new double[count];
        for (int i = 0; i < count; i++) {
            normals[i] = random.nextGaussian();
        }
        return normals;
    }
}
