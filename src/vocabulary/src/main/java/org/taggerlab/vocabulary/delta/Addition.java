package org.taggerlab.vocabulary.delta;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A matrix of low rank that is added to the values of a source: the sum of products of a column and a row, read row by row.
 * Computed alike on every machine: in double precision, in a fixed order.
 *
 * @param height rows of the matrix as which the values are read
 * @param columns {@code [rank, height]}
 * @param rows {@code [rank, width]}
 */
record Addition(int height, float[][] columns, float[][] rows) {
    static final Addition NONE = new Addition(1, new float[0][], new float[0][]);

    /** Of the largest value: what is left below it is rounding. */
    private static final double ROUNDING = 0x1p-20;

    /** A rank above this share of the narrower side saves too little. */
    private static final int LEAST_SAVING = 4;

    /**
     * The addition that makes one array of another up to rounding, by elimination with complete pivoting.
     *
     * @param height rows of the matrix as which the values are read
     * @return of rank 0 if there is none of low rank
     */
    static Addition between(float[] before, float[] after, int height) {
        int width = after.length / height;
        var left = new double[after.length];
        double largest = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] = (double) after[i] - before[i];
            largest = Math.max(largest, Math.abs(after[i]));
        }
        int most = Math.min(DeltaArray.MOST_RANK, Math.min(height, width) / LEAST_SAVING);
        var columns = new float[most][height];
        var rows = new float[most][width];
        for (int rank = 0; rank <= most; rank++) {
            int pivot = largest(left);
            if (!(Math.abs(left[pivot]) > ROUNDING * largest)) {
                return new Addition(height, Arrays.copyOf(columns, rank), Arrays.copyOf(rows, rank));
            }
            if (rank < most) {
                eliminate(left, pivot, columns[rank], rows[rank]);
            }
        }
        return NONE;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (Math.abs(values[i]) > Math.abs(values[largest])) {
                largest = i;
            }
        }
        return largest;
    }

    private static void eliminate(double[] left, int pivot, float[] column, float[] row) {
        int width = row.length;
        for (int j = 0; j < width; j++) {
            row[j] = (float) left[pivot / width * width + j];
        }
        double divisor = left[pivot];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) (left[i * width + pivot % width] / divisor);
        }
        for (int i = 0; i < left.length; i++) {
            left[i] -= (double) column[i / width] * row[i % width];
        }
    }

    /** What is stored of it, as {@link #write} has written it. */
    static Addition read(DeltaArray array, int values, ByteBuffer from) {
        var addition = new Addition(
                array.rows(), new float[array.rank()][array.rows()], new float[array.rank()][values / array.rows()]);
        for (int k = 0; k < array.rank(); k++) {
            read(from, addition.columns[k]);
            read(from, addition.rows[k]);
        }
        return addition;
    }

    private static void read(ByteBuffer from, float[] values) {
        from.asFloatBuffer().get(values);
        from.position(from.position() + Float.BYTES * values.length);
    }

    int rank() {
        return columns.length;
    }

    void write(ByteBuffer to) {
        for (int k = 0; k < rank(); k++) {
            for (float[] factor : new float[][] {columns[k], rows[k]}) {
                to.asFloatBuffer().put(factor);
                to.position(to.position() + Float.BYTES * factor.length);
            }
        }
    }

    /** A value of the source with what is added at its place. */
    float sum(float before, int place) {
        double sum = before;
        for (int k = 0; k < rank(); k++) {
            int width = rows[k].length;
            sum += (double) columns[k][place / width] * rows[k][place % width];
        }
        return (float) sum;
    }
}
