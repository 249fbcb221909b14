package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.taggerlab.networks.kernels.EncoderShape;

/** Attention of each head among the objects of each event, by ND4J operations; a matrix per event and head. */
final class Nd4jAttention {

    private final EncoderShape shape;
    private final Nd4jOps ops;
    private long events;
    private long objects;
    private INDArray queries;
    private INDArray keys;
    private INDArray values;
    private INDArray weights;
    private INDArray dropped;
    private INDArray factors;

    Nd4jAttention(EncoderShape shape, Nd4jOps ops) {
        this.shape = shape;
        this.ops = ops;
    }

    /** {@code [rows, 3 width]}: queries, keys, values; gives {@code [rows, width]}. */
    INDArray forward(INDArray projected, int objects, INDArray factors) {
        this.objects = objects;
        this.factors = factors;
        events = projected.size(0) / objects;
        queries = split(projected, 0);
        keys = split(projected, 1);
        values = split(projected, 2);
        INDArray scores = product(queries, flipped(keys)).muli(shape.attentionScale());
        INDArray rows = scores.reshape('c', scores.length() / objects, objects);
        rows.subiColumnVector(ops.keep(rows.max(true, 1)));
        Transforms.exp(rows, false);
        rows.diviColumnVector(ops.keep(rows.sum(true, 1)));
        weights = scores;
        dropped = factors == null ? weights : ops.keep(weights.mul(factors));
        return merged(product(dropped, values));
    }

    INDArray backward(INDArray epsilon) {
        INDArray outputs = heads(epsilon);
        INDArray ofValues = product(flipped(dropped), outputs);
        INDArray ofWeights = product(outputs, flipped(values));
        if (factors != null) {
            ofWeights.muli(factors);
        }
        // softmax: p (g - sum of p g)
        INDArray weighted = ops.keep(ofWeights.mul(weights));
        INDArray sums = ops.keep(
                weighted.reshape('c', weighted.length() / objects, objects).sum(true, 1));
        ofWeights.reshape('c', weighted.length() / objects, objects).subiColumnVector(sums);
        ofWeights.muli(weights).muli(shape.attentionScale());
        INDArray ofQueries = product(ofWeights, keys);
        INDArray ofKeys = product(flipped(ofWeights), queries);
        return ops.keep(Nd4j.concat(1, merged(ofQueries), merged(ofKeys), merged(ofValues)));
    }

    private INDArray split(INDArray projected, int part) {
        int width = shape.width();
        INDArray view = projected.get(NDArrayIndex.all(), NDArrayIndex.interval(part * width, (part + 1) * width));
        return heads(ops.keep(view.dup('c')));
    }

    /** {@code [events x objects, width]} as {@code [events x heads, objects, head width]}. */
    private INDArray heads(INDArray rows) {
        INDArray permuted = ops.keep(rows.reshape('c', events, objects, shape.heads(), shape.headWidth())
                .permute(0, 2, 1, 3)
                .dup('c'));
        return permuted.reshape('c', events * shape.heads(), objects, shape.headWidth());
    }

    private INDArray merged(INDArray heads) {
        INDArray permuted = ops.keep(heads.reshape('c', events, shape.heads(), objects, shape.headWidth())
                .permute(0, 2, 1, 3)
                .dup('c'));
        return permuted.reshape('c', events * objects, shape.width());
    }

    private INDArray flipped(INDArray matrices) {
        return ops.keep(matrices.permute(0, 2, 1).dup('c'));
    }

    private INDArray product(INDArray a, INDArray b) {
        INDArray result = ops.create(a, a.size(0), a.size(1), b.size(2));
        Nd4j.exec(new Mmul(a, b, result, null));
        return result;
    }
}
