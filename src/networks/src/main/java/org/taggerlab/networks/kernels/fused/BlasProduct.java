package org.taggerlab.networks.kernels.fused;

import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.taggerlab.networks.kernels.fused.Blas.PLAIN;
import static org.taggerlab.networks.kernels.fused.Blas.ROW_MAJOR;
import static org.taggerlab.networks.kernels.fused.Blas.TRANSPOSED;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A product by the BLAS that ND4J loads. */
final class BlasProduct extends Product {

    private final Blas blas;
    private final FloatPointer weights;
    private final FloatPointer gradients;

    BlasProduct(int in, int out, Blas blas) {
        super(in, out);
        this.blas = blas;
        weights = new FloatPointer((long) out * in);
        gradients = new FloatPointer((long) out * in);
    }

    @Override
    void begin() {
        weights.put(weight, 0, weight.length);
    }

    @Override
    void forward(Matrix x, int xRow, int rows, Matrix y, int yRow) {
        FloatPointer a = blas.left.copyOf(x, xRow, rows);
        FloatPointer c = blas.result.of(y, rows);
        int lda = x.stride();
        cblas_sgemm(ROW_MAJOR, PLAIN, TRANSPOSED, rows, out, in, 1, a, lda, weights, in, 0, c, y.stride());
        blas.result.copyTo(y, yRow, rows);
    }

    @Override
    void clearGradient() {
        Pointer.memset(gradients, 0, (long) out * in * Float.BYTES);
    }

    @Override
    void backward(Matrix dy, Matrix x, int xRow, int rows, Matrix dx, int dxRow, boolean adds) {
        FloatPointer a = blas.left.copyOf(dy, 0, rows);
        int lda = dy.stride();
        if (isGradientWanted()) {
            FloatPointer b = blas.right.copyOf(x, xRow, rows);
            cblas_sgemm(ROW_MAJOR, TRANSPOSED, PLAIN, out, in, rows, 1, a, lda, b, x.stride(), 1, gradients, in);
        }
        if (dx != null) {
            FloatPointer c = adds ? blas.result.copyOf(dx, dxRow, rows) : blas.result.of(dx, rows);
            float beta = adds ? 1 : 0;
            cblas_sgemm(ROW_MAJOR, PLAIN, PLAIN, rows, in, out, 1, a, lda, weights, in, beta, c, dx.stride());
            blas.result.copyTo(dx, dxRow, rows);
        }
    }

    @Override
    void endBackward() {
        gradients.get(gradient, 0, gradient.length);
    }
}
