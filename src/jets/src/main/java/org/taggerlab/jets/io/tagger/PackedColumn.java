package org.taggerlab.jets.io.tagger;

import java.util.Arrays;

/** Hdf5Numbers in 16 bits with a step that is a power of two; it doubles when a number does not fit otherwise. */
final class PackedColumn {

    private double step;
    private short[] values = new short[65_536];
    private int length;

    /** @param finest the step to begin with */
    PackedColumn(double finest) {
        this.step = finest;
    }

    void add(double value) {
        double range = Math.abs(value) / Short.MAX_VALUE;
        while (range > step) {
            step *= 2;
            for (int i = 0; i < length; i++) {
                values[i] = (short) Math.rint(values[i] / 2.0);
            }
        }
        if (length == values.length) {
            values = Arrays.copyOf(values, length + length / 2);
        }
        values[length++] = (short) Math.rint(value / step);
    }

    double step() {
        return step;
    }

    short[] values() {
        return Arrays.copyOf(values, length);
    }
}
