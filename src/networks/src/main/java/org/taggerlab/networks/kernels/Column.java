package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values of an array that are looked at one by one; room for them is made once and grows. */
final class Column {

    private static final boolean ON_CPU =
            Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");

    private float[] values = new float[0];

    /** Reads a dense array of any shape; small whole numbers stay exact. Valid until the next call. */
    float[] read(INDArray array) {
        int length = Math.toIntExact(array.length());
        if (values.length < length) {
            values = new float[length + length / 4];
        }
        if (ON_CPU && array.dataType() == DataType.FLOAT && array.ordering() == 'c' && !array.isView()) {
            ArrayMemory.read(array, values);
        } else {
            // ND4J's own way goes value by value, but knows where the array lies
            System.arraycopy(array.reshape(length).toFloatVector(), 0, values, 0, length);
        }
        return values;
    }
}
