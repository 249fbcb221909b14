package org.taggerlab.networks.kernels;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory off the heap for the operands of BLAS, where they are copied: that costs a hundredth of a large product. It
 * serves all kernels, since they work one after another.
 */
final class Blas {

    final Room left = new Room();
    final Room right = new Room();
    final Room result = new Room();

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
