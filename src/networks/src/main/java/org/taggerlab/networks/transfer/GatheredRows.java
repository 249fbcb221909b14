package org.taggerlab.networks.transfer;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of some jets as one array. Batches differ in their number of rows, and new memory for each costs as much as a
 * tenth of a head's training step, so all of them lie in the same memory: an array is valid until the next one.
 */
final class GatheredRows {
    private final DataType type;
    private float[] values = new float[0];
    private DataBuffer memory;

    /** @param type of the arrays */
    GatheredRows(DataType type) {
        this.type = type;
    }

    /**
     * Gathers rows.
     *
     * @param ofJets the rows of each jet, one after another
     * @param width of a row
     * @param jets whose rows are wanted, in this order
     * @return {@code [rows, width]}
     */
    INDArray of(float[][] ofJets, int width, int[] jets) {
        int length = 0;
        for (int jet : jets) {
            length += ofJets[jet].length;
        }
        if (values.length < length) {
            values = new float[length + length / 4];
            memory = null;
        }
        int at = 0;
        for (int jet : jets) {
            System.arraycopy(ofJets[jet], 0, values, at, ofJets[jet].length);
            at += ofJets[jet].length;
        }
        long[] shape = {length / width, width};
        return type == DataType.FLOAT && isOnCpu() ? inPlace(shape, length) : copied(shape, length);
    }

    private INDArray inPlace(long[] shape, int length) {
        if (memory == null) {
            memory = Nd4j.createBuffer(DataType.FLOAT, values.length, false);
        }
        new FloatPointer(memory.pointer()).put(values, 0, length);
        return Nd4j.create(memory, shape, new long[] {shape[1], 1}, 0, 'c');
    }

    private INDArray copied(long[] shape, int length) {
        return Nd4j.create(java.util.Arrays.copyOf(values, length), shape, 'c').castTo(type);
    }

    private static boolean isOnCpu() {
        return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
    }
}
