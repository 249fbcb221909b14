package org.taggerlab.networks.kernels.fused;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.ArrayMemory;

/**
 * A float matrix that grows and is then reused. It lies on the heap, where JDK 17's Vector API is several times as fast as
 * on memory outside of it; where BLAS does a product it gets copies of some rows.
 *
 * <p>Rows are padded to pairs of whole vectors. Padding is zero when allocated, and every loop keeps it so.
 */
final class Matrix {

    /** Floats of a cache line. */
    private static final int CACHE_LINE = 16;

    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private final int width;
    private final int stride;
    private float[] values = new float[0];
    private float[] packed = new float[0];

    /** Makes sure that no compiler leaves {@link #warm} out. */
    private float warmth;

    Matrix(int width) {
        this(width, RowLoops.padded(width));
    }

    private Matrix(int width, int stride) {
        this.width = width;
        this.stride = stride;
    }

    /** A matrix without padding. */
    static Matrix packed(int width) {
        return new Matrix(width, width);
    }

    /** Makes room for rows; what was in the matrix is lost if it grows. */
    void reserve(int rows) {
        long wanted = (long) rows * stride;
        if (wanted <= values.length) {
            return;
        }
        if (wanted > LARGEST) {
            throw new IllegalArgumentException("a batch with " + rows + " rows of " + width
                    + " columns does not fit into one array; use a smaller batch");
        }
        // a quarter more, since batches differ a little and each growth costs a sweep over the memory
        values = new float[(int) Math.min(LARGEST, wanted + wanted / 4)];
    }

    /** Row after row, padding included; valid until the matrix grows. */
    float[] values() {
        return values;
    }

    /** Values in a row without padding. */
    int width() {
        return width;
    }

    /** Values from one row to the next. */
    int stride() {
        return stride;
    }

    /**
     * Reads through rows once, in their order, as the processor's prefetcher likes it, before a loop jumps about in them
     * or a product writes them: that is several times as fast from main memory.
     */
    void warm(int from, int to) {
        float sum = 0;
        int end = to * stride;
        for (int i = from * stride; i < end; i += CACHE_LINE) {
            sum += values[i];
        }
        warmth = sum;
    }

    /** Makes room for all rows of a densely packed array and copies them. */
    void copyFrom(INDArray source, int rows) {
        reserve(rows);
        copyFrom(ArrayMemory.pointer(source), 0, rows);
    }

    /** Copies rows {@code from} to {@code from + rows - 1} of densely packed values to the first rows. */
    void copyFrom(FloatPointer source, int from, int rows) {
        source.position((long) from * width);
        if (stride == width) {
            source.get(values, 0, rows * width);
        } else {
            reservePacked(rows);
            source.get(packed, 0, rows * width);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(packed, row * width, values, row * stride, width);
            }
        }
        source.position(0);
    }

    /** Copies the first rows to a densely packed array. */
    void copyTo(INDArray target, int rows) {
        copyTo(ArrayMemory.pointer(target), 0, rows);
    }

    /** Copies the first rows to rows {@code to} to {@code to + rows - 1} of densely packed values. */
    void copyTo(FloatPointer target, int to, int rows) {
        target.position((long) to * width);
        if (stride == width) {
            target.put(values, 0, rows * width);
        } else {
            reservePacked(rows);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(values, row * stride, packed, row * width, width);
            }
            target.put(packed, 0, rows * width);
        }
        target.position(0);
    }

    private void reservePacked(int rows) {
        if (packed.length < rows * width) {
            packed = new float[rows * width + rows * width / 4];
        }
    }
}
