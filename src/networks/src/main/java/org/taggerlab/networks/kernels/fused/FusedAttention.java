package org.taggerlab.networks.kernels.fused;

import java.util.Arrays;
import org.taggerlab.networks.kernels.EncoderShape;

/** Attention of each head among the objects of each event, in loops over arrays small enough for the cache. */
final class FusedAttention {

    private final EncoderShape shape;
    private final int width;
    private final int headWidth;
    private final float scale;
    private float[] ofWeights = new float[0];

    FusedAttention(EncoderShape shape) {
        this.shape = shape;
        width = shape.width();
        headWidth = shape.headWidth();
        scale = (float) shape.attentionScale();
    }

    /** Weights of an event: a square matrix of its objects for each head. */
    int weightsOf(int objects) {
        return shape.heads() * objects * objects;
    }

    /**
     * The heads' outputs of some events.
     *
     * @param projected {@code [rows, 3 width]}: queries, keys, values
     * @param from the first row of these events
     * @param weights of all events, written for these
     * @param factors of dropout for these events, or {@code null}
     * @param context {@code [rows, width]}, written for these events
     */
    void forward(
            float[] projected, int from, int events, int objects, float[] weights, float[] factors, float[] context) {
        Arrays.fill(context, from * width, (from + events * objects) * width, 0);
        int place = from / objects * weightsOf(objects);
        int factor = 0;
        for (int event = 0; event < events; event++) {
            for (int head = 0; head < shape.heads(); head++) {
                int first = (from + event * objects) * 3 * width + head * headWidth;
                for (int i = 0; i < objects; i++, place += objects, factor += objects) {
                    int query = first + i * 3 * width;
                    softmax(projected, query, first + width, objects, weights, place);
                    int target = (from + event * objects + i) * width + head * headWidth;
                    for (int j = 0; j < objects; j++) {
                        float weight = weights[place + j] * (factors == null ? 1 : factors[factor + j]);
                        int value = first + 2 * width + j * 3 * width;
                        Lanes.add(weight, projected, value, context, target, headWidth);
                    }
                }
            }
        }
    }

    private void softmax(float[] projected, int query, int firstKey, int objects, float[] weights, int place) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < objects; j++) {
            float score = scale * Lanes.dot(projected, query, projected, firstKey + j * 3 * width, headWidth);
            weights[place + j] = score;
            largest = Math.max(largest, score);
        }
        float sum = 0;
        for (int j = 0; j < objects; j++) {
            float weight = (float) Math.exp(weights[place + j] - largest);
            weights[place + j] = weight;
            sum += weight;
        }
        for (int j = 0; j < objects; j++) {
            weights[place + j] /= sum;
        }
    }

    /**
     * Gradients of queries, keys and values.
     *
     * @param from the first row of these events in {@code projected}
     * @param ofContext {@code [rows, width]} of these events
     * @param gradients {@code [rows, 3 width]} of these events, written
     */
    void backward(
            float[] projected,
            int from,
            int events,
            int objects,
            float[] weights,
            float[] factors,
            float[] ofContext,
            float[] gradients) {
        Arrays.fill(gradients, 0, events * objects * 3 * width, 0);
        int begin = from * 3 * width;
        if (ofWeights.length < objects) {
            ofWeights = new float[objects];
        }
        int place = from / objects * weightsOf(objects);
        int factor = 0;
        for (int event = 0; event < events; event++) {
            for (int head = 0; head < shape.heads(); head++) {
                int first = (from + event * objects) * 3 * width + head * headWidth;
                for (int i = 0; i < objects; i++, place += objects, factor += objects) {
                    int output = (event * objects + i) * width + head * headWidth;
                    float sum = 0;
                    for (int j = 0; j < objects; j++) {
                        float kept = factors == null ? 1 : factors[factor + j];
                        int value = first + 2 * width + j * 3 * width;
                        ofWeights[j] = kept * Lanes.dot(ofContext, output, projected, value, headWidth);
                        sum += ofWeights[j] * weights[place + j];
                        Lanes.add(kept * weights[place + j], ofContext, output, gradients, value - begin, headWidth);
                    }
                    int query = first + i * 3 * width;
                    for (int j = 0; j < objects; j++) {
                        float ofScore = scale * weights[place + j] * (ofWeights[j] - sum);
                        int key = first + width + j * 3 * width;
                        Lanes.add(ofScore, projected, key, gradients, query - begin, headWidth);
                        Lanes.add(ofScore, projected, query, gradients, key - begin, headWidth);
                    }
                }
            }
        }
    }
}
