package org.taggerlab.networks.kernels.fused;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.Dropout;
import org.taggerlab.networks.kernels.EncoderArrays;
import org.taggerlab.networks.kernels.EncoderKernel;
import org.taggerlab.networks.kernels.EncoderShape;
import org.taggerlab.networks.kernels.Mode;

/**
 * A Transformer encoder layer, fused: all of it for some hundred objects at a time, whose rows stay in the cache. What the
 * backward pass needs is kept; the ReLU and dropout of the hidden layer are read off its zeros.
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

    /** Of all objects: input; queries, keys and values; the heads' outputs; after the first LayerNorm; hidden layer. */
    private final Matrix input;

    private final Matrix projected;

    private final Matrix context;
    private final Matrix middle;
    private final Matrix hidden;

    /** Of a chunk of objects. */
    private final Matrix rows;

    private final Matrix others;
    private final Matrix ofContext;
    private final Matrix ofHidden;
    private final Matrix ofProjected;
    private final float[] hiddenFactors;
    private float[] weights = new float[0];
    private float[] factors = new float[0];
    private Dropout dropout;
    private int count;
    private int objects;
    private int eventsAtOnce;

    FusedEncoder(EncoderShape shape, Blas blas) {
        this.shape = shape;
        width = shape.width();
        attention = new FusedAttention(shape);
        queries = new FusedLinear(width, 3 * width, blas);
        projection = new FusedLinear(width, width, blas);
        first = new FusedLinear(width, shape.feedForward(), blas);
        second = new FusedLinear(shape.feedForward(), width, blas);
        norm1 = new FusedLayerNorm(width);
        norm2 = new FusedLayerNorm(width);
        input = Matrix.packed(width);
        projected = Matrix.packed(3 * width);
        context = Matrix.packed(width);
        middle = Matrix.packed(width);
        hidden = new Matrix(shape.feedForward());
        rows = Matrix.packed(width);
        others = Matrix.packed(width);
        ofContext = Matrix.packed(width);
        ofHidden = new Matrix(shape.feedForward());
        ofProjected = Matrix.packed(3 * width);
        hiddenFactors = new float[hidden.stride()];
    }

    @Override
    public void forward(EncoderArrays p, INDArray x, int objects, Mode mode, long dropoutSeed, INDArray out) {
        this.objects = objects;
        count = (int) x.size(0);
        input.copyFrom(x, count);
        dropout = new Dropout(mode.trains() ? shape.dropout() : 0, dropoutSeed);
        reserve();
        queries.begin(p.attention());
        projection.begin(p.projection());
        first.begin(p.first());
        second.begin(p.second());
        norm1.begin(p.norm1(), count);
        norm2.begin(p.norm2(), count);
        FloatPointer target = ArrayMemory.pointer(out);
        chunks((from, to) -> forward(from, to - from, target));
    }

    private void forward(int from, int size, FloatPointer target) {
        queries.product().forward(input, from, size, projected, from);
        Lanes.addBias(projected.values(), from, size, 3 * width, queries.bias());
        attention.forward(
                projected.values(),
                from,
                size / objects,
                objects,
                weights,
                attentionFactors(from, size),
                context.values());
        projection.product().forward(context, from, size, rows, 0);
        residual(projection, 1, from, size, input.values(), from * width);
        norm1.forward(rows.values(), from, size);
        System.arraycopy(rows.values(), 0, middle.values(), from * width, size * width);

        first.product().forward(middle, from, size, hidden, from);
        EncoderLoops.rectifyAndDrop(hidden, from, size, first.bias(), dropout.at(2), hiddenFactors);
        second.product().forward(hidden, from, size, rows, 0);
        residual(second, 3, from, size, middle.values(), from * width);
        norm2.forward(rows.values(), from, size);
        rows.copyTo(target, from, size);
    }

    /** {@code rows = dropout(rows + bias) + shortcut}. */
    private void residual(FusedLinear linear, int place, int from, int size, float[] shortcut, int begin) {
        Lanes.addBias(rows.values(), 0, size, width, linear.bias());
        drop(rows.values(), place, from, size);
        Lanes.add(1, shortcut, begin, rows.values(), 0, size * width);
    }

    @Override
    public void backward(EncoderArrays p, EncoderArrays g, INDArray x, INDArray epsilon, INDArray dx) {
        queries.beginBackward(g.attention());
        projection.beginBackward(g.projection());
        first.beginBackward(g.first());
        second.beginBackward(g.second());
        FloatPointer source = ArrayMemory.pointer(epsilon);
        FloatPointer target = ArrayMemory.pointer(dx);
        chunks((from, to) -> backward(from, to - from, source, target));
        norm1.writeGradients(g.norm1());
        norm2.writeGradients(g.norm2());
        queries.endBackward(g.attention());
        projection.endBackward(g.projection());
        first.endBackward(g.first());
        second.endBackward(g.second());
    }

    private void backward(int from, int size, FloatPointer source, FloatPointer target) {
        rows.copyFrom(source, from, size);
        norm2.backward(rows.values(), from, size);
        dropped(second, 3, from, size);
        second.product().backward(others, hidden, from, size, ofHidden, 0, false);
        EncoderLoops.maskByHidden(ofHidden, hidden, from, size, dropout.scale(), first.ofBias());
        first.product().backward(ofHidden, middle, from, size, rows, 0, true);
        norm1.backward(rows.values(), from, size);

        dropped(projection, 1, from, size);
        projection.product().backward(others, context, from, size, ofContext, 0, false);
        attention.backward(
                projected.values(),
                from,
                size / objects,
                objects,
                weights,
                attentionFactors(from, size),
                ofContext.values(),
                ofProjected.values());
        Lanes.addColumns(ofProjected.values(), size, 3 * width, queries.ofBias());
        queries.product().backward(ofProjected, input, from, size, rows, 0, true);
        rows.copyTo(target, from, size);
    }

    /** Puts the gradient in {@code rows}, after dropout, into {@code others}, and adds up that of the bias. */
    private void dropped(FusedLinear linear, int place, int from, int size) {
        System.arraycopy(rows.values(), 0, others.values(), 0, size * width);
        drop(others.values(), place, from, size);
        Lanes.addColumns(others.values(), size, width, linear.ofBias());
    }

    private void drop(float[] values, int place, int from, int size) {
        Dropout here = dropout.at(place);
        if (!here.isOff()) {
            for (int row = 0; row < size; row++) {
                here.fill(from + row, factors, row * width, width);
            }
            Lanes.multiply(values, factors, size * width);
        }
    }

    private float[] attentionFactors(int from, int size) {
        Dropout here = dropout.at(0);
        if (here.isOff()) {
            return null;
        }
        int ofEvent = attention.weightsOf(objects);
        for (int event = 0; event < size / objects; event++) {
            here.fill(from / objects + event, factors, event * ofEvent, ofEvent);
        }
        return factors;
    }

    private void chunks(Chunks.Rows work) {
        int step = eventsAtOnce * objects;
        for (int from = 0; from < count; from += step) {
            work.work(from, Math.min(count, from + step));
        }
    }

    private void reserve() {
        eventsAtOnce = Math.max(1, Chunks.ROWS / objects);
        int chunk = Math.min(count, eventsAtOnce * objects);
        projected.reserve(count);
        context.reserve(count);
        middle.reserve(count);
        hidden.reserve(count);
        rows.reserve(chunk);
        others.reserve(chunk);
        ofContext.reserve(chunk);
        ofHidden.reserve(chunk);
        ofProjected.reserve(chunk);
        weights = grown(weights, count / objects * attention.weightsOf(objects));
        factors = grown(factors, Math.max(chunk * width, chunk / objects * attention.weightsOf(objects)));
    }

    private static float[] grown(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
