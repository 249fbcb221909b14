package org.taggerlab.harness.statistics.scores;

/**
 * Scores of test jets by their true class, each class in the order of the test jets.
 *
 * @param signal scores of the signal jets, in [0, 1]
 * @param background scores of the background jets, in [0, 1]
 */
public record ScoredJets(double[] signal, double[] background) {

    /**
     * Splits scores by label.
     *
     * @param label 1 signal, 0 background
     * @param score one per label, a probability of signal
     * @throws IllegalArgumentException if the lengths differ, a label is neither 0 nor 1, a score is not a
     *     probability, or a class is missing
     */
    public static ScoredJets of(int[] label, float[] score) {
        if (label.length != score.length) {
            throw new IllegalArgumentException(label.length + " labels but " + score.length + " scores");
        }
        int signals = 0;
        for (int i = 0; i < label.length; i++) {
            if (label[i] != 0 && label[i] != 1) {
                throw new IllegalArgumentException("label " + label[i] + " of jet " + i + " is neither 0 nor 1");
            }
            if (!(score[i] >= 0 && score[i] <= 1)) {
                throw new IllegalArgumentException("score " + score[i] + " of jet " + i + " is not in [0, 1]");
            }
            signals += label[i];
        }
        if (signals == 0 || signals == label.length) {
            throw new IllegalArgumentException("the " + label.length + " scored jets are all "
                    + (signals == 0 ? "background" : "signal") + "; metrics need both classes");
        }
        double[] signal = new double[signals];
        double[] background = new double[label.length - signals];
        int s = 0;
        int b = 0;
        for (int i = 0; i < label.length; i++) {
            if (label[i] == 1) {
                signal[s++] = score[i];
            } else {
                background[b++] = score[i];
            }
        }
        return new ScoredJets(signal, background);
    }

    /** All jets. */
    public int jets() {
        return signal.length + background.length;
    }

    /** Fraction of jets on the right side of score 0.5; a jet at exactly 0.5 counts as called background. */
    public double accuracy() {
        int right = 0;
        for (double score : signal) {
            right += score > 0.5 ? 1 : 0;
        }
        for (double score : background) {
            right += score > 0.5 ? 0 : 1;
        }
        return (double) right / jets();
    }

    /**
     * Mean cross-entropy in nats. The probability of the true class counts as at least 2^-24, the finest step of a
     * float below 1: scores are floats, so a smaller one is not resolved for background jets.
     */
    public double loss() {
        double sum = 0;
        for (double score : signal) {
            sum += crossEntropy(score);
        }
        for (double score : background) {
            sum += crossEntropy(1 - score);
        }
        return sum / jets();
    }

    static double crossEntropy(double probability) {
        return -Math.log(Math.max(probability, 0x1p-24));
    }
}
