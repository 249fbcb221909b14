package org.taggerlab.harness.statistics.scores;

/**
 * How the scores of each class are distributed, in bins of equal width over [0, 1]; a score of 1 is in the last.
 *
 * @param signal signal jets in each bin
 * @param background background jets in each bin
 */
public record ScoreHistogram(int[] signal, int[] background) {

    /** The histogram of {@code count} equal widths. */
    public static ScoreHistogram of(ScoredJets scored, int count) {
        return new ScoreHistogram(counts(scored.signal(), count), counts(scored.background(), count));
    }

    private static int[] counts(double[] scores, int count) {
        int[] counts = new int[count];
        for (double score : scores) {
            counts[Calibration.bin(score, count)]++;
        }
        return counts;
    }
}
