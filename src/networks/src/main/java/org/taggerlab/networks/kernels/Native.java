package org.taggerlab.networks.kernels;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Row-major matrix products of the BLAS that ND4J already loads, and the addresses of ND4J's arrays. */
final class Native {

    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private Native() {}

    /** Where a dense row-major float array lies. */
    static FloatPointer pointer(INDArray array) {
        if (array.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("the fused kernels compute in single precision, not in "
                    + array.dataType() + "; use tagger.kernels=nd4j");
        }
        return new View(array.data().pointer(), array.offset(), array.length());
    }

    /** {@code c = a b^T + beta c}: a is {@code [m, k]}, b {@code [n, k]}. */
    static void timesTransposed(
            int m,
            int n,
            int k,
            FloatPointer a,
            int lda,
            FloatPointer b,
            int ldb,
            float beta,
            FloatPointer c,
            int ldc) {
        openblas.cblas_sgemm(ROW_MAJOR, PLAIN, TRANSPOSED, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
    }

    /** {@code c = a b + beta c}: a is {@code [m, k]}, b {@code [k, n]}. */
    static void times(
            int m,
            int n,
            int k,
            FloatPointer a,
            int lda,
            FloatPointer b,
            int ldb,
            float beta,
            FloatPointer c,
            int ldc) {
        openblas.cblas_sgemm(ROW_MAJOR, PLAIN, PLAIN, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
    }

    /** {@code c = a^T b + beta c}: a is {@code [k, m]}, b {@code [k, n]}. */
    static void transposedTimes(
            int m,
            int n,
            int k,
            FloatPointer a,
            int lda,
            FloatPointer b,
            int ldb,
            float beta,
            FloatPointer c,
            int ldc) {
        openblas.cblas_sgemm(ROW_MAJOR, TRANSPOSED, PLAIN, m, n, k, 1, a, lda, b, ldb, beta, c, ldc);
    }

    /** The values of a small vector. */
    static void read(INDArray array, float[] values) {
        pointer(array).get(values, 0, (int) array.length());
    }

    /** Overwrites a small vector. */
    static void write(float[] values, INDArray array) {
        pointer(array).put(values, 0, (int) array.length());
    }

    /** Values in somebody else's memory. */
    private static final class View extends FloatPointer {

        private View(Pointer data, long offset, long length) {
            super(data);
            address = data.address() + offset * Float.BYTES;
            position = 0;
            limit = length;
            capacity = length;
        }
    }
}
