package org.taggerlab.networks.kernels.fused;

import java.util.Arrays;
import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.EncoderKernel;

/** LayerNorm over the columns of each row, in place; keeps what its backward pass needs. */
final class FusedLayerNorm {

    private final int width;
    private final float[] scale;
    private final float[] shift;
    private final float[] ofScale;
    private final float[] ofShift;
    private final float[] inner;
    private float[] normalised = new float[0];
    private float[] inverse = new float[0];

    FusedLayerNorm(int width) {
        this.width = width;
        scale = new float[width];
        shift = new float[width];
        ofScale = new float[width];
        ofShift = new float[width];
        inner = new float[width];
    }

    void begin(Affine norm, int rows) {
        ArrayMemory.read(norm.weight(), scale);
        ArrayMemory.read(norm.bias(), shift);
        Arrays.fill(ofScale, 0);
        Arrays.fill(ofShift, 0);
        if (inverse.length < rows) {
            normalised = new float[rows * width];
            inverse = new float[rows];
        }
    }

    /** Normalises rows that are rows {@code from} and following of the batch. */
    void forward(float[] x, int from, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            int kept = (from + row) * width;
            float sum = 0;
            for (int i = 0; i < width; i++) {
                sum += x[at + i];
            }
            float mean = sum / width;
            for (int i = 0; i < width; i++) {
                normalised[kept + i] = x[at + i] - mean;
            }
            float variance = Lanes.dot(normalised, kept, normalised, kept, width) / width;
            float factor = (float) (1 / Math.sqrt(variance + EncoderKernel.EPSILON));
            inverse[from + row] = factor;
            for (int i = 0; i < width; i++) {
                float value = normalised[kept + i] * factor;
                normalised[kept + i] = value;
                x[at + i] = value * scale[i] + shift[i];
            }
        }
    }

    /** Turns gradients of the output into those of the input. */
    void backward(float[] gradient, int from, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            int kept = (from + row) * width;
            for (int i = 0; i < width; i++) {
                float g = gradient[at + i];
                ofShift[i] += g;
                ofScale[i] += g * normalised[kept + i];
                inner[i] = g * scale[i];
            }
            float sum = 0;
            for (int i = 0; i < width; i++) {
                sum += inner[i];
            }
            float mean = sum / width;
            float along = Lanes.dot(inner, 0, normalised, kept, width) / width;
            float factor = inverse[from + row];
            for (int i = 0; i < width; i++) {
                gradient[at + i] = factor * (inner[i] - mean - along * normalised[kept + i]);
            }
        }
    }

    void writeGradients(Affine gradients) {
        ArrayMemory.write(ofScale, gradients.weight());
        ArrayMemory.write(ofShift, gradients.bias());
    }
}
