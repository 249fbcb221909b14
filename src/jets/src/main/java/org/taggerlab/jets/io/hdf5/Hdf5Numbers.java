package org.taggerlab.jets.io.hdf5;

import java.lang.reflect.Array;

/** Arrays of whatever type a library read, as arrays of one. */
final class Hdf5Numbers {

    private Hdf5Numbers() {}

    static double[] doubles(Object array, int count) {
        if (array instanceof double[] doubles) {
            return doubles;
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Array.getDouble(array, i);
        }
        return values;
    }

    static long[] longs(Object array, int count) {
        if (array instanceof long[] longs) {
            return longs;
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = Array.getLong(array, i);
        }
        return values;
    }

    /** Copies an array of arrays row by row; the place after the last number. */
    static int flatten(Object array, double[] values, int at) {
        int next = at;
        if (array instanceof Object[] rows) {
            for (Object row : rows) {
                next = flatten(row, values, next);
            }
        } else if (array.getClass().isArray() && array.getClass().getComponentType() != boolean.class) {
            for (int i = 0; i < Array.getLength(array); i++) {
                values[next++] = Array.getDouble(array, i);
            }
        }
        return next;
    }

    /** Such as {@code [1, 2]}. */
    static String text(Object data) {
        if (data == null || !data.getClass().isArray()) {
            return String.valueOf(data);
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Array.getLength(data); i++) {
            text.append(i == 0 ? "" : ", ").append(text(Array.get(data, i)));
        }
        return text.append(']').toString();
    }
}
