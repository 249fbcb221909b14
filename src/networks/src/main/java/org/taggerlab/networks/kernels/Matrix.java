package org.taggerlab.networks.kernels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A float matrix in memory of its own, off the heap so that BLAS reads it in place; it grows and is then reused.
 *
 * <p>Rows are padded to whole vectors. Padding is zero when allocated, and every loop keeps it so.
 */
final class Matrix {

    private final int width;
    private final int stride;
    private int capacity;
    private FloatPointer pointer;
    private ByteBuffer bytes;

    Matrix(int width, int stride) {
        this.width = width;
        this.stride = stride;
    }

    /** Makes room for rows; what was in the matrix is lost if it grows. */
    void reserve(int rows) {
        if (rows <= capacity) {
            return;
        }
        // a quarter more, since batches differ a little and each growth costs a sweep over the memory
        long wanted = Math.max(64L, rows + rows / 4L);
        if (wanted * stride * Float.BYTES > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a batch with " + rows + " rows of " + width
                    + " columns does not fit into 2 GB; use a smaller batch");
        }
        if (pointer != null) {
            pointer.deallocate();
        }
        pointer = new FloatPointer(wanted * stride);
        Pointer.memset(pointer, 0, wanted * stride * Float.BYTES);
        bytes = pointer.asByteBuffer().order(ByteOrder.nativeOrder());
        capacity = (int) wanted;
    }

    /** The same memory, for vector loads; native byte order. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Address of a row's element, valid until the next call. */
    FloatPointer at(int row, int column) {
        return pointer.position((long) row * stride + column);
    }

    /** Values in a row without padding. */
    int width() {
        return width;
    }

    /** Values from one row to the next. */
    int stride() {
        return stride;
    }

    /** Bytes from one row to the next. */
    int rowBytes() {
        return stride * Float.BYTES;
    }

    /** Sets rows to zero. */
    void clear(int rows) {
        Pointer.memset(at(0, 0), 0, (long) rows * rowBytes());
    }

    /** Copies all rows of a densely packed array. */
    void copyFrom(INDArray source, int rows) {
        copyFrom(Native.bytes(source), (int) source.size(1), 0, rows, 0);
    }

    /** Copies rows {@code from} to {@code from + rows - 1} of densely packed values to a column of the first rows. */
    void copyFrom(ByteBuffer source, int sourceWidth, int from, int rows, int column) {
        int rowLength = sourceWidth * Float.BYTES;
        if (stride == sourceWidth) {
            bytes.put(0, source, from * rowLength, rows * rowLength);
            return;
        }
        for (int row = 0; row < rows; row++) {
            bytes.put(row * rowBytes() + column * Float.BYTES, source, (from + row) * rowLength, rowLength);
        }
    }

    /** Copies the first rows to rows from {@code to} on of densely packed values, beginning at a column. */
    void copyTo(ByteBuffer target, int targetWidth, int to, int rows, int column) {
        int rowLength = targetWidth * Float.BYTES;
        if (stride == targetWidth) {
            target.put(to * rowLength, bytes, 0, rows * rowLength);
            return;
        }
        for (int row = 0; row < rows; row++) {
            target.put((to + row) * rowLength, bytes, row * rowBytes() + column * Float.BYTES, rowLength);
        }
    }

    /** Copies a whole array to rows from {@code row} on, without padding on either side. */
    void copyFrom(INDArray source, int row, int rows) {
        bytes.put(row * rowBytes(), Native.bytes(source), 0, rows * rowBytes());
    }

    /** Copies rows from {@code row} on to a whole array, without padding on either side. */
    void copyTo(INDArray target, int row, int rows) {
        Native.bytes(target).put(0, bytes, row * rowBytes(), rows * rowBytes());
    }

    /** Copies the first rows to a densely packed array. */
    void copyTo(INDArray target, int rows) {
        copyTo(Native.bytes(target), width, 0, rows, 0);
    }
}
