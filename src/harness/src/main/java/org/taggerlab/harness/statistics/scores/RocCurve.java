package org.taggerlab.harness.statistics.scores;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * The ROC curve: how many jets of each class score at least a threshold, for every threshold that occurs.
 *
 * <p>Point 0 lets nothing pass; each further point lowers the threshold to the next score that occurs, so jets of equal
 * score enter together; the last point lets all pass.
 *
 * @param signals signal jets that pass at each point, rising
 * @param backgrounds background jets that pass at each point, rising
 */
public record RocCurve(int[] signals, int[] backgrounds) {

    /** The full curve. */
    public static RocCurve of(ScoredJets jets) {
        double[] signal = jets.signal().clone();
        double[] background = jets.background().clone();
        Arrays.sort(signal);
        Arrays.sort(background);
        int[] signals = new int[signal.length + background.length + 1];
        int[] backgrounds = new int[signals.length];
        int s = signal.length;
        int b = background.length;
        int points = 1;
        while (s > 0 || b > 0) {
            double threshold = Math.max(
                    s > 0 ? signal[s - 1] : Double.NEGATIVE_INFINITY,
                    b > 0 ? background[b - 1] : Double.NEGATIVE_INFINITY);
            while (s > 0 && signal[s - 1] >= threshold) {
                s--;
            }
            while (b > 0 && background[b - 1] >= threshold) {
                b--;
            }
            signals[points] = signal.length - s;
            backgrounds[points] = background.length - b;
            points++;
        }
        return new RocCurve(Arrays.copyOf(signals, points), Arrays.copyOf(backgrounds, points));
    }

    /** Points of the curve. */
    public int points() {
        return signals.length;
    }

    /** All signal jets. */
    public int allSignals() {
        return signals[signals.length - 1];
    }

    /** All background jets. */
    public int allBackgrounds() {
        return backgrounds[backgrounds.length - 1];
    }

    /**
     * Background jets that pass at a signal efficiency: the threshold is the highest score at which at least that
     * fraction of the signal passes, and a jet at the threshold passes. With ties more signal may pass than asked
     * for; nothing is interpolated, so the count is one that a cut on the score has.
     *
     * @param signalEfficiency in (0, 1]
     */
    public int backgroundsAt(double signalEfficiency) {
        return backgrounds[at(signalEfficiency)];
    }

    private int at(double signalEfficiency) {
        return firstNotBelow(signals, signalsWanted(signalEfficiency));
    }

    /** Signal jets that have to pass at a signal efficiency: 0.3 x 10 is 3, whatever the last bit of 0.3 says. */
    int signalsWanted(double signalEfficiency) {
        return (int) Math.ceil(signalEfficiency * allSignals() - 1e-9);
    }

    private static int firstNotBelow(int[] rising, int wanted) {
        int low = 0;
        int high = rising.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Fewer points of the same curve, for drawing: one at every hundredth of the signal efficiency, and one at each of
     * 96 background efficiencies, evenly spaced in their logarithm down to a single jet. At most 200 points, each of
     * them on the curve, both ends among them.
     */
    public RocCurve thinned() {
        var kept = new TreeSet<Integer>();
        kept.add(0);
        kept.add(points() - 1);
        for (int i = 1; i <= 100; i++) {
            kept.add(at(i / 100.0));
        }
        for (int i = 0; i < 96; i++) {
            kept.add(firstNotBelow(backgrounds, (int) Math.round(Math.pow(allBackgrounds(), i / 95.0))));
        }
        int[] indices = kept.stream().mapToInt(Integer::intValue).toArray();
        return new RocCurve(
                Arrays.stream(indices).map(i -> signals[i]).toArray(),
                Arrays.stream(indices).map(i -> backgrounds[i]).toArray());
    }
}
