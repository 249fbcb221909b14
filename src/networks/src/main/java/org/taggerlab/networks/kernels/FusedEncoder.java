package org.taggerlab.networks.kernels;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Transformer encoder layer, fused: all of it for some hundred objects at a time, whose rows stay in the cache. Only the
 * hidden layer is kept off the heap for the backward pass; its ReLU and dropout are read off its zeros.
 */
final class FusedEncoder implements EncoderKernel {

    private final EncoderShape shape;
    private final int width;
    private final FusedAttention attention;
    private final FusedLinear queries;
    private final FusedLinear projection;
    private final FusedLinear first;
    private final FusedLinear second;
    private final FusedLayerNorm norm1;
    private final FusedLayerNorm norm2;
    private final Matrix hidden;
    private final Matrix ofHidden;
    private final Matrix wide;
    private final Matrix narrow;
    private final Matrix other;
    private final float[] hiddenFactors;
    private float[] projected = new float[0];
    private float[] context = new float[0];
    private float[] middle = new float[0];
    private float[] weights = new float[0];
    private float[] rowsA = new float[0];
    private float[] rowsB = new float[0];
    private float[] wideRows = new float[0];
    private float[] ofWide = new float[0];
    private float[] factors = new float[0];
    private FloatPointer x;
    private Dropout dropout;
    private int rows;
    private int objects;
    private int eventsAtOnce;

    FusedEncoder(EncoderShape shape) {
        this.shape = shape;
        width = shape.width();
        attention = new FusedAttention(shape);
        queries = new FusedLinear(width, 3 * width);
        projection = new FusedLinear(width, width);
        first = new FusedLinear(width, shape.feedForward());
        second = new FusedLinear(shape.feedForward(), width);
        norm1 = new FusedLayerNorm(width);
        norm2 = new FusedLayerNorm(width);
        int stride = RowLoops.padded(shape.feedForward());
        hidden = new Matrix(shape.feedForward(), stride);
        ofHidden = new Matrix(shape.feedForward(), stride);
        wide = new Matrix(3 * width, 3 * width);
        narrow = new Matrix(width, width);
        other = new Matrix(width, width);
        hiddenFactors = new float[stride];
    }

    @Override
    public void forward(EncoderArrays p, INDArray x, int objects, Mode mode, long dropoutSeed, INDArray out) {
        this.x = Native.pointer(x);
        this.objects = objects;
        rows = (int) x.size(0);
        dropout = new Dropout(mode.trains() ? shape.dropout() : 0, dropoutSeed);
        reserve();
        queries.begin(p.attention());
        projection.begin(p.projection());
        first.begin(p.first());
        second.begin(p.second());
        norm1.begin(p.norm1(), rows);
        norm2.begin(p.norm2(), rows);
        FloatPointer target = Native.pointer(out);
        chunks((from, count) -> forward(from, count, target));
    }

    private void forward(int from, int count, FloatPointer target) {
        int size = count * width;
        queries.forward(at(x, from), width, count, wide.at(0, 0), 3 * width);
        wide.at(0, 0).get(wideRows, 0, 3 * size);
        Lanes.addBias(wideRows, count, 3 * width, queries.bias());
        System.arraycopy(wideRows, 0, projected, 3 * from * width, 3 * size);
        attention.forward(
                wideRows, count / objects, objects, weights, weightsBefore(from), attentionFactors(from, count), rowsA);
        System.arraycopy(rowsA, 0, context, from * width, size);
        narrow.at(0, 0).put(rowsA, 0, size);
        projection.forward(narrow.at(0, 0), width, count, other.at(0, 0), width);
        residual(other, projection, 1, from, count, at(x, from));
        norm1.forward(rowsA, from, count);
        System.arraycopy(rowsA, 0, middle, from * width, size);
        narrow.at(0, 0).put(rowsA, 0, size);

        first.forward(narrow.at(0, 0), width, count, hidden.at(from, 0), hidden.stride());
        EncoderLoops.rectifyAndDrop(hidden, from, count, first.bias(), dropout.at(2), hiddenFactors);
        second.forward(hidden.at(from, 0), hidden.stride(), count, other.at(0, 0), width);
        residual(other, second, 3, from, count, narrow.at(0, 0));
        norm2.forward(rowsA, from, count);
        at(target, from).put(rowsA, 0, size);
    }

    /** {@code rowsA = dropout(product + bias) + shortcut}. */
    private void residual(Matrix product, FusedLinear linear, int place, int from, int count, FloatPointer shortcut) {
        int size = count * width;
        product.at(0, 0).get(rowsA, 0, size);
        Lanes.addBias(rowsA, count, width, linear.bias());
        drop(rowsA, place, from, count);
        shortcut.get(rowsB, 0, size);
        Lanes.add(1, rowsB, 0, rowsA, 0, size);
    }

    @Override
    public void backward(EncoderArrays p, EncoderArrays g, INDArray x, INDArray epsilon, INDArray dx) {
        this.x = Native.pointer(x);
        queries.beginBackward(p.attention(), g.attention());
        projection.beginBackward(p.projection(), g.projection());
        first.beginBackward(p.first(), g.first());
        second.beginBackward(p.second(), g.second());
        FloatPointer source = Native.pointer(epsilon);
        FloatPointer target = Native.pointer(dx);
        chunks((from, count) -> backward(from, count, source, target));
        norm1.writeGradients(g.norm1());
        norm2.writeGradients(g.norm2());
        queries.writeBias(g.attention());
        projection.writeBias(g.projection());
        first.writeBias(g.first());
        second.writeBias(g.second());
    }

    private void backward(int from, int count, FloatPointer source, FloatPointer target) {
        int size = count * width;
        boolean isFirst = from == 0;
        at(source, from).get(rowsA, 0, size);
        norm2.backward(rowsA, from, count);
        dropped(second, 3, from, count);
        second.backward(
                hidden.at(from, 0),
                hidden.stride(),
                narrow.at(0, 0),
                width,
                count,
                isFirst,
                ofHidden.at(0, 0),
                ofHidden.stride());
        EncoderLoops.maskByHidden(ofHidden, hidden, from, count, dropout.scale(), first.ofBias());
        narrow.at(0, 0).put(middle, from * width, size);
        first.backward(
                narrow.at(0, 0), width, ofHidden.at(0, 0), ofHidden.stride(), count, isFirst, other.at(0, 0), width);
        addTo(rowsA, other, size);
        norm1.backward(rowsA, from, count);

        dropped(projection, 1, from, count);
        other.at(0, 0).put(context, from * width, size);
        projection.backward(other.at(0, 0), width, narrow.at(0, 0), width, count, isFirst, wide.at(0, 0), width);
        wide.at(0, 0).get(rowsB, 0, size);
        System.arraycopy(projected, 3 * from * width, wideRows, 0, 3 * size);
        attention.backward(
                wideRows,
                count / objects,
                objects,
                weights,
                weightsBefore(from),
                attentionFactors(from, count),
                rowsB,
                ofWide);
        Lanes.addColumns(ofWide, count, 3 * width, queries.ofBias());
        wide.at(0, 0).put(ofWide, 0, 3 * size);
        queries.backward(at(x, from), width, wide.at(0, 0), 3 * width, count, isFirst, other.at(0, 0), width);
        addTo(rowsA, other, size);
        at(target, from).put(rowsA, 0, size);
    }

    /** Puts the gradient in {@code rowsA}, behind dropout, into {@code narrow}, and adds up that of the bias. */
    private void dropped(FusedLinear linear, int place, int from, int count) {
        System.arraycopy(rowsA, 0, rowsB, 0, count * width);
        drop(rowsB, place, from, count);
        Lanes.addColumns(rowsB, count, width, linear.ofBias());
        narrow.at(0, 0).put(rowsB, 0, count * width);
    }

    private void addTo(float[] target, Matrix source, int size) {
        source.at(0, 0).get(rowsB, 0, size);
        Lanes.add(1, rowsB, 0, target, 0, size);
    }

    private void drop(float[] values, int place, int from, int count) {
        Dropout here = dropout.at(place);
        if (!here.isOff()) {
            for (int row = 0; row < count; row++) {
                here.fill(from + row, factors, row * width, width);
            }
            Lanes.multiply(values, factors, count * width);
        }
    }

    private float[] attentionFactors(int from, int count) {
        Dropout here = dropout.at(0);
        if (here.isOff()) {
            return null;
        }
        int ofEvent = attention.weightsOf(objects);
        for (int event = 0; event < count / objects; event++) {
            here.fill(from / objects + event, factors, event * ofEvent, ofEvent);
        }
        return factors;
    }

    private int weightsBefore(int row) {
        return row / objects * attention.weightsOf(objects);
    }

    private void chunks(EncoderLoops.Chunk work) {
        int step = eventsAtOnce * objects;
        for (int from = 0; from < rows; from += step) {
            work.work(from, Math.min(step, rows - from));
        }
    }

    private void reserve() {
        eventsAtOnce = Math.max(1, FusedKernels.CHUNK / objects);
        int chunk = Math.min(rows, eventsAtOnce * objects);
        hidden.reserve(rows);
        ofHidden.reserve(chunk);
        wide.reserve(chunk);
        narrow.reserve(chunk);
        other.reserve(chunk);
        projected = grown(projected, rows * 3 * width);
        context = grown(context, rows * width);
        middle = grown(middle, rows * width);
        weights = grown(weights, rows / objects * attention.weightsOf(objects));
        rowsA = grown(rowsA, chunk * width);
        rowsB = grown(rowsB, chunk * width);
        wideRows = grown(wideRows, chunk * 3 * width);
        ofWide = grown(ofWide, chunk * 3 * width);
        factors = grown(factors, Math.max(chunk * width, chunk / objects * attention.weightsOf(objects)));
    }

    private static float[] grown(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    private FloatPointer at(FloatPointer pointer, int row) {
        return pointer.position((long) row * width);
    }
}
