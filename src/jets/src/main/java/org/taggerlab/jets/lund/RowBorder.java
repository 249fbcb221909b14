package org.taggerlab.jets.lund;

import java.util.Arrays;

/**
 * The rapidity that separates the two rows of tiles, where FastJet 3.4.0 puts it: in the middle of what the constituents span,
 * without thinly filled ends. Ends are counted in steps of 1 from -20 to 20; they are thin until they hold a quarter of what the
 * fullest step does, and at least 4.
 */
final class RowBorder {

    private static final int SPAN = 20;
    private static final double THIN = 0.25;
    private static final double FEW = 4;

    private final int[] counts = new int[2 * SPAN];
    private double min;
    private double border;

    void find(CambridgeAachen history, int count) {
        Arrays.fill(counts, 0);
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        int fullest = 0;
        for (int i = 0; i < count; i++) {
            double y = history.rapidity(i);
            if (!history.alongBeam(i)) {
                low = Math.min(low, y);
                high = Math.max(high, y);
                int step = (int) Math.max(0, Math.min(2 * SPAN - 1, y + SPAN));
                fullest = Math.max(fullest, ++counts[step]);
            }
        }
        double enough = Math.min(fullest, Math.floor(Math.max(fullest * THIN, FEW)));
        int step = -1;
        for (double held = 0; held < enough; held += counts[step]) {
            step++;
        }
        low = Math.max(low, step - SPAN);
        step = 2 * SPAN;
        for (double held = 0; held < enough; held += counts[step]) {
            step--;
        }
        high = Math.min(high, step - SPAN + 1);
        min = low;
        border = high - (high - low) / 2;
    }

    /** 0 for the lower row, 1 for the upper. */
    int of(double rapidity) {
        return rapidity > min && rapidity >= border ? 1 : 0;
    }
}
