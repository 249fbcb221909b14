package org.taggerlab.networks.kernels;

/**
 * What is dropped, as a function of a seed and a row alone, so that no mask has to be kept for the backward pass and all
 * kernels drop the same. Random bits are those of SplitMix64, sixteen per value.
 *
 * @param probability that a value is dropped, in steps of 1/65536
 * @param seed of the forward pass and the place in the layer
 */
public record Dropout(double probability, long seed) {

    private static final int STEPS = 1 << 16;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** Whether nothing is dropped. */
    public boolean isOff() {
        return threshold() == 0;
    }

    /** What the values that stay are multiplied by. */
    public float scale() {
        return (float) (STEPS / (double) (STEPS - threshold()));
    }

    /** Another place of the same forward pass. */
    public Dropout at(int place) {
        return new Dropout(probability, mixed(seed + place * GAMMA));
    }

    /** The factors of a row: 0 or {@link #scale()}. */
    public void fill(int row, float[] factors, int from, int count) {
        int threshold = threshold();
        float scale = scale();
        long state = mixed(seed ^ (row + 1L) * GAMMA);
        for (int i = 0; i < count; i += 4) {
            state += GAMMA;
            long bits = mixed(state);
            int end = Math.min(4, count - i);
            for (int k = 0; k < end; k++) {
                factors[from + i + k] = ((int) (bits >>> 16 * k) & 0xFFFF) < threshold ? 0 : scale;
            }
        }
    }

    private int threshold() {
        return (int) Math.round(probability * STEPS);
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
