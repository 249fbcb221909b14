package org.taggerlab.networks.kernels.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.Mode;

/**
 * The few operations that the ND4J kernels are made of, and the arrays that they made: those are closed together, since
 * waiting for the garbage collector would let off-heap memory grow without bound.
 */
final class Nd4jOps {

    private final List<INDArray> made = new ArrayList<>();

    /** {@code a b}, row-major. */
    INDArray product(INDArray a, INDArray b) {
        INDArray result = create(a, a.size(0), b.size(1));
        Nd4j.exec(new Mmul(a, b, result, null));
        return result;
    }

    /** The sum of the rows, {@code [1, width]}; ones times x, since ND4J's own sum is a hundred times slower. */
    INDArray columnSums(INDArray x) {
        return product(keep(Nd4j.ones(x.dataType(), 1, x.size(0))), x);
    }

    /** A Linear layer. */
    INDArray linear(Affine affine, INDArray x) {
        return product(x, affine.weight().transpose()).addiRowVector(row(affine.bias()));
    }

    /** Writes the gradients of a Linear layer and returns that of its input {@code x}. */
    INDArray linearBackward(Affine affine, Affine gradient, INDArray x, INDArray epsilon) {
        if (gradient.weight() != null) {
            gradient.weight().assign(product(epsilon.transpose(), x));
        }
        assign(gradient.bias(), columnSums(epsilon));
        return product(epsilon, affine.weight());
    }

    /** The rows of x that the index names. */
    INDArray gather(INDArray x, INDArray index) {
        INDArray result = create(x, index.length(), x.size(1));
        Nd4j.exec(DynamicCustomOp.builder("gather")
                .addInputs(x, index)
                .addIntegerArguments(0)
                .addOutputs(result)
                .build());
        return result;
    }

    /** Adds each row of x to the row of the result that the index names. */
    INDArray scatterSum(INDArray x, INDArray index, long rows) {
        INDArray result = create(x, rows, x.size(1));
        Nd4j.exec(DynamicCustomOp.builder("unsorted_segment_sum")
                .addInputs(x, index)
                .addIntegerArguments((int) rows)
                .addOutputs(result)
                .build());
        return result;
    }

    /** 1 where x is above 0, 0 elsewhere. */
    INDArray positive(INDArray x) {
        INDArray mask = keep(x.gt(0));
        return keep(mask.castTo(x.dataType()));
    }

    /** An array of x's type. */
    INDArray create(INDArray x, long... shape) {
        return keep(Nd4j.createUninitialized(x.dataType(), shape, 'c'));
    }

    /** An index array. */
    INDArray index(int[] values, int count) {
        return keep(Nd4j.createFromArray(java.util.Arrays.copyOf(values, count)));
    }

    /** A column of numbers. */
    INDArray column(double[] values, DataType type) {
        return keep(Nd4j.createFromArray(values).castTo(type).reshape('c', values.length, 1));
    }

    /** A vector as {@code [1, length]}. */
    static INDArray row(INDArray vector) {
        return vector.reshape(1, vector.length());
    }

    /** Writes sums of columns to a gradient of whatever shape. */
    static void assign(INDArray gradient, INDArray sums) {
        gradient.assign(sums.reshape(gradient.shape()));
    }

    /** Remembers an array to be closed. */
    INDArray keep(INDArray array) {
        made.add(array);
        return array;
    }

    /** Does a forward pass outside of workspaces; its arrays stay if a backward pass follows. */
    void forward(Mode mode, Runnable pass) {
        close();
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            pass.run();
        }
        if (!mode.trains()) {
            close();
        }
    }

    /** Works outside of workspaces and frees everything made since the last forward pass began. */
    void freeing(Runnable pass) {
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            pass.run();
        }
        close();
    }

    private void close() {
        for (INDArray array : made) {
            if (array.closeable()) {
                array.close();
            }
        }
        made.clear();
    }
}
