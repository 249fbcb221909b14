package org.taggerlab.networks.kernels.fused;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The BLAS that ND4J loads, and memory off the heap for its operands, where they are copied: that costs a hundredth of a
 * large product. The memory serves all kernels, since they work one after another.
 */
final class Blas {

    static final int ROW_MAJOR = 101;
    static final int PLAIN = 111;
    static final int TRANSPOSED = 112;

    /** Rows of the square matrices whose product is timed. */
    private static final int SIDE = 256;

    final Room left = new Room();
    final Room right = new Room();
    final Room result = new Room();

    /** Why its products cannot be used here, or {@code null}. */
    static String obstacle() {
        try (FloatPointer a = new FloatPointer(1, 2, 3, 4);
                FloatPointer b = new FloatPointer(5, 6, 7, 8);
                FloatPointer c = new FloatPointer(4)) {
            // workers are the way to use several cores: one thread each, and sums in a fixed order
            openblas.blas_set_num_threads(Integer.getInteger("tagger.threads", 1));
            multiply(2, a, b, c);
            boolean isRight = c.get(0) == 17 && c.get(1) == 23 && c.get(2) == 39 && c.get(3) == 53;
            return isRight ? null : "cblas_sgemm gave a wrong product";
        } catch (LinkageError e) {
            return "OpenBLAS could not be loaded: " + e.getMessage();
        }
    }

    /** GFLOP/s of a square product, the best of a few. */
    static double rate() {
        try (FloatPointer a = new FloatPointer(SIDE * SIDE);
                FloatPointer b = new FloatPointer(SIDE * SIDE);
                FloatPointer c = new FloatPointer(SIDE * SIDE)) {
            a.fill(0);
            b.fill(0);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long begin = System.nanoTime();
                multiply(SIDE, a, b, c);
                best = Math.min(best, System.nanoTime() - begin);
            }
            return 2.0 * SIDE * SIDE * SIDE / best;
        }
    }

    /** {@code c = a b^T} of square matrices. */
    private static void multiply(int side, FloatPointer a, FloatPointer b, FloatPointer c) {
        openblas.cblas_sgemm(ROW_MAJOR, PLAIN, TRANSPOSED, side, side, side, 1, a, side, b, side, 0, c, side);
    }

    /** Memory that grows and is then reused. */
    static final class Room {

        private FloatPointer memory;
        private long capacity;

        /** Room for rows as they stand in a matrix; padding is zero. */
        FloatPointer of(Matrix matrix, int rows) {
            long length = (long) rows * matrix.stride();
            reserve(length);
            if (matrix.stride() != matrix.width()) {
                Pointer.memset(memory, 0, length * Float.BYTES);
            }
            return memory;
        }

        FloatPointer copyOf(Matrix matrix, int row, int rows) {
            int length = rows * matrix.stride();
            reserve(length);
            return memory.put(matrix.values(), row * matrix.stride(), length);
        }

        void copyTo(Matrix matrix, int row, int rows) {
            memory.get(matrix.values(), row * matrix.stride(), rows * matrix.stride());
        }

        private void reserve(long length) {
            if (length > capacity) {
                if (memory != null) {
                    memory.deallocate();
                }
                capacity = length + length / 4;
                memory = new FloatPointer(capacity);
            }
        }
    }
}
