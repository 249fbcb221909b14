package org.taggerlab.harness.statistics.scores;

/**
 * Scores against the fraction of signal found at them, in bins of equal width over [0, 1]; a score of 1 is in the last.
 *
 * @param jets jets in each bin
 * @param meanScore mean score of each bin; 0 in an empty one
 * @param signalFraction fraction of signal in each bin; 0 in an empty one
 */
public record Calibration(int[] jets, double[] meanScore, double[] signalFraction) {

    /** The bins of {@code count} equal widths. */
    public static Calibration of(ScoredJets scored, int count) {
        int[] jets = new int[count];
        double[] mean = new double[count];
        double[] fraction = new double[count];
        for (double score : scored.signal()) {
            int bin = bin(score, count);
            jets[bin]++;
            mean[bin] += score;
            fraction[bin]++;
        }
        for (double score : scored.background()) {
            int bin = bin(score, count);
            jets[bin]++;
            mean[bin] += score;
        }
        for (int bin = 0; bin < count; bin++) {
            mean[bin] /= Math.max(1, jets[bin]);
            fraction[bin] /= Math.max(1, jets[bin]);
        }
        return new Calibration(jets, mean, fraction);
    }

    /** Expected calibration error: mean distance of score and signal fraction over the bins, weighted by their jets. */
    public double expectedError() {
        double sum = 0;
        int all = 0;
        for (int bin = 0; bin < jets.length; bin++) {
            sum += jets[bin] * Math.abs(meanScore[bin] - signalFraction[bin]);
            all += jets[bin];
        }
        return sum / all;
    }

    static int bin(double score, int count) {
        return Math.min(count - 1, (int) (score * count));
    }
}
