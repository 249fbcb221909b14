package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.taggerlab.networks.kernels.Dropout;
import org.taggerlab.networks.kernels.EncoderArrays;
import org.taggerlab.networks.kernels.EncoderKernel;
import org.taggerlab.networks.kernels.EncoderShape;
import org.taggerlab.networks.kernels.Mode;

/** A Transformer encoder layer by ND4J operations. */
final class Nd4jEncoder implements EncoderKernel {

    private final EncoderShape shape;
    private final Nd4jOps ops = new Nd4jOps();
    private final Nd4jAttention attention;
    private final Nd4jLayerNorm norm1 = new Nd4jLayerNorm(ops);
    private final Nd4jLayerNorm norm2 = new Nd4jLayerNorm(ops);
    private INDArray context;
    private INDArray middle;
    private INDArray hidden;
    private INDArray hiddenMask;
    private INDArray factors1;
    private INDArray factors2;

    Nd4jEncoder(EncoderShape shape) {
        this.shape = shape;
        attention = new Nd4jAttention(shape, ops);
    }

    @Override
    public void forward(EncoderArrays p, INDArray x, int objects, Mode mode, long dropoutSeed, INDArray out) {
        Dropout dropout = new Dropout(mode.trains() ? shape.dropout() : 0, dropoutSeed);
        int rows = (int) x.size(0);
        ops.forward(mode, () -> {
            INDArray attentionFactors = factors(dropout.at(0), x, rows / objects, shape.heads() * objects * objects);
            if (attentionFactors != null) {
                attentionFactors =
                        attentionFactors.reshape('c', (long) rows / objects * shape.heads(), objects, objects);
            }
            factors1 = factors(dropout.at(1), x, rows, shape.width());
            INDArray hiddenFactors = factors(dropout.at(2), x, rows, shape.feedForward());
            factors2 = factors(dropout.at(3), x, rows, shape.width());

            context = attention.forward(ops.linear(p.attention(), x), objects, attentionFactors);
            middle = norm1.forward(
                    p.norm1(),
                    times(ops.linear(p.projection(), context), factors1).addi(x));
            hidden = ops.linear(p.first(), middle);
            hiddenMask = times(ops.positive(hidden), hiddenFactors);
            times(Transforms.relu(hidden, false), hiddenFactors);
            INDArray last = times(ops.linear(p.second(), hidden), factors2).addi(middle);
            out.assign(norm2.forward(p.norm2(), last));
        });
    }

    @Override
    public void backward(EncoderArrays p, EncoderArrays g, INDArray x, INDArray epsilon, INDArray dx) {
        ops.freeing(() -> {
            INDArray ofMiddle = norm2.backward(p.norm2(), g.norm2(), epsilon);
            INDArray ofSecond = times(ops.keep(ofMiddle.dup('c')), factors2);
            INDArray ofHidden =
                    ops.linearBackward(p.second(), g.second(), hidden, ofSecond).muli(hiddenMask);
            ofMiddle.addi(ops.linearBackward(p.first(), g.first(), middle, ofHidden));
            INDArray ofX = norm1.backward(p.norm1(), g.norm1(), ofMiddle);
            INDArray ofProjection = times(ops.keep(ofX.dup('c')), factors1);
            INDArray ofContext = ops.linearBackward(p.projection(), g.projection(), context, ofProjection);
            INDArray ofProjected = attention.backward(ofContext);
            dx.assign(ofX.addi(ops.linearBackward(p.attention(), g.attention(), x, ofProjected)));
        });
    }

    private INDArray factors(Dropout dropout, INDArray like, int rows, int width) {
        if (dropout.isOff()) {
            return null;
        }
        float[] factors = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            dropout.fill(row, factors, row * width, width);
        }
        return ops.keep(
                ops.keep(Nd4j.createFromArray(factors)).castTo(like.dataType()).reshape('c', rows, width));
    }

    private static INDArray times(INDArray values, INDArray factors) {
        return factors == null ? values : values.muli(factors);
    }
}
