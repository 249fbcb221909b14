package org.taggerlab.networks.kernels.fused;

import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.FirstProduct;
import org.taggerlab.networks.kernels.MessageForm;

/** Turns the published weights of the first product into those of both ends of an edge, and gradients back. */
final class EndWeights {

    private final int width;
    private final int features;
    private final int half;
    private final float[] first;
    private final float[] second;

    /** @param half rows from the destination's weights to the source's */
    EndWeights(int width, int features, int half) {
        this.width = width;
        this.features = features;
        this.half = half;
        first = new float[2 * width * features];
        second = new float[width * features];
    }

    /**
     * Reads parameters.
     *
     * @param ends {@code [2 half, features]}: those of the destination, then those of the source; written
     */
    void read(FirstProduct parameters, float[] ends) {
        ArrayMemory.read(parameters.weight(), first);
        int values = width * features;
        int source = half * features;
        if (parameters.form() == MessageForm.THETA_PHI) {
            ArrayMemory.read(parameters.phi(), second);
            for (int i = 0; i < values; i++) {
                ends[i] = first[i];
                ends[source + i] = second[i] - first[i];
            }
        } else {
            for (int i = 0; i < values; i++) {
                int place = concatenated(i);
                ends[i] = first[place] - first[place + features];
                ends[source + i] = first[place + features];
            }
        }
    }

    /** Writes the gradients that belong to those of the ends. */
    void write(float[] ends, FirstProduct gradients) {
        int values = width * features;
        int source = half * features;
        if (gradients.form() == MessageForm.THETA_PHI) {
            for (int i = 0; i < values; i++) {
                first[i] = ends[i] - ends[source + i];
                second[i] = ends[source + i];
            }
            ArrayMemory.write(second, gradients.phi());
        } else {
            for (int i = 0; i < values; i++) {
                int place = concatenated(i);
                first[place] = ends[i];
                first[place + features] = ends[source + i] - ends[i];
            }
        }
        ArrayMemory.write(first, gradients.weight());
    }

    /** Where value i of the first half of each concatenated row stands. */
    private int concatenated(int i) {
        return i / features * 2 * features + i % features;
    }
}
