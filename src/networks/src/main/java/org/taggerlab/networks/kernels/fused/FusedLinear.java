package org.taggerlab.networks.kernels.fused;

import java.util.Arrays;
import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;

/** A product with a bias, and the gradient of the bias. */
final class FusedLinear {

    private final Product product;
    private final float[] bias;
    private final float[] ofBias;

    FusedLinear(int in, int out, Blas blas) {
        product = Product.ofPackedRows(in, out, blas);
        bias = new float[RowLoops.padded(out)];
        ofBias = new float[RowLoops.padded(out)];
    }

    /** The product, without the bias. */
    Product product() {
        return product;
    }

    float[] bias() {
        return bias;
    }

    float[] ofBias() {
        return ofBias;
    }

    void begin(Affine parameters) {
        product.begin(parameters.weight());
        ArrayMemory.read(parameters.bias(), bias);
    }

    void beginBackward(Affine gradients) {
        product.beginBackward(gradients.weight() != null);
        Arrays.fill(ofBias, 0);
    }

    void endBackward(Affine gradients) {
        product.endBackward(gradients.weight());
        ArrayMemory.write(ofBias, gradients.bias());
    }
}
