package org.taggerlab.networks.kernels;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where ND4J's dense row-major float arrays lie in the memory of the CPU. */
public final class ArrayMemory {

    private ArrayMemory() {}

    /**
     * The values of an array, in place.
     *
     * @throws IllegalArgumentException if the array is not in single precision
     */
    public static FloatPointer pointer(INDArray array) {
        if (array.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("the fused kernels compute in single precision, not in "
                    + array.dataType() + "; use tagger.kernels=nd4j");
        }
        return new View(array.data().pointer(), array.offset(), array.length());
    }

    /** Copies all values of an array to the first ones of {@code values}. */
    public static void read(INDArray array, float[] values) {
        pointer(array).get(values, 0, (int) array.length());
    }

    /** Overwrites an array with the first ones of {@code values}. */
    public static void write(float[] values, INDArray array) {
        pointer(array).put(values, 0, (int) array.length());
    }

    /** Values in memory that another pointer owns. */
    private static final class View extends FloatPointer {

        private View(Pointer data, long offset, long length) {
            super(data);
            address = data.address() + offset * Float.BYTES;
            position = 0;
            limit = length;
            capacity = length;
        }
    }
}
