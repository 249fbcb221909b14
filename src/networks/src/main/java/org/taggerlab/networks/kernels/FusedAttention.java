package org.taggerlab.networks.kernels;

import java.util.Arrays;

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
     * @param weights of the first of these events and those behind, from {@code at}; written
     * @param factors of dropout for these events, or {@code null}
     * @param context {@code [rows, width]}, written
     */
    void forward(
            float[] projected, int events, int objects, float[] weights, int at, float[] factors, float[] context) {
        Arrays.fill(context, 0, events * objects * width, 0);
        int place = at;
        int factor = 0;
        for (int event = 0; event < events; event++) {
            for (int head = 0; head < shape.heads(); head++) {
                int first = event * objects * 3 * width + head * headWidth;
                for (int i = 0; i < objects; i++, place += objects, factor += objects) {
                    int query = first + i * 3 * width;
                    softmax(projected, query, first + width, objects, weights, place);
                    int target = (event * objects + i) * width + head * headWidth;
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
     * @param ofContext {@code [rows, width]}
     * @param gradients {@code [rows, 3 width]}, written
     */
    void backward(
            float[] projected,
            int events,
            int objects,
            float[] weights,
            int at,
            float[] factors,
            float[] ofContext,
            float[] gradients) {
        Arrays.fill(gradients, 0, events * objects * 3 * width, 0);
        if (ofWeights.length < objects) {
            ofWeights = new float[objects];
        }
        int place = at;
        int factor = 0;
        for (int event = 0; event < events; event++) {
            for (int head = 0; head < shape.heads(); head++) {
                int first = event * objects * 3 * width + head * headWidth;
                for (int i = 0; i < objects; i++, place += objects, factor += objects) {
                    int output = (event * objects + i) * width + head * headWidth;
                    float sum = 0;
                    for (int j = 0; j < objects; j++) {
                        float kept = factors == null ? 1 : factors[factor + j];
                        int value = first + 2 * width + j * 3 * width;
                        ofWeights[j] = kept * Lanes.dot(ofContext, output, projected, value, headWidth);
                        sum += ofWeights[j] * weights[place + j];
                        Lanes.add(kept * weights[place + j], ofContext, output, gradients, value, headWidth);
                    }
                    int query = first + i * 3 * width;
                    for (int j = 0; j < objects; j++) {
                        float ofScore = scale * weights[place + j] * (ofWeights[j] - sum);
                        int key = first + width + j * 3 * width;
                        Lanes.add(ofScore, projected, key, gradients, query, headWidth);
                        Lanes.add(ofScore, projected, query, gradients, key, headWidth);
                    }
                }
            }
        }
    }
}
