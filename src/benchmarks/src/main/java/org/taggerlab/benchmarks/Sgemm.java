package org.taggerlab.benchmarks;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** The rate of {@code cblas_sgemm} in this process, for the shape that costs LundNet most. */
final class Sgemm {
    private static final int NODES = 15_360;
    private static final int IN = 448;
    private static final int OUT = 384;

    private Sgemm() {}

    /** Floating-point operations of one product. */
    static final double FLOPS = 2.0 * NODES * IN * OUT;

    /** Floating-point operations per second, [15360, 448] x [448, 384]. */
    static double flopsPerSecond(double seconds) {
        Runnable product = once();
        Ours.rate(product, 1, seconds / 4);
        return Ours.rate(product, 1, seconds) * FLOPS;
    }

    /** One product; its operands stay allocated. */
    static Runnable once() {
        var a = filled((long) NODES * IN);
        var b = filled((long) IN * OUT);
        var c = filled((long) NODES * OUT);
        return () -> openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasNoTrans,
                NODES,
                OUT,
                IN,
                1,
                a,
                IN,
                b,
                OUT,
                0,
                c,
                OUT);
    }

    private static FloatPointer filled(long count) {
        var pointer = new FloatPointer(count);
        for (long i = 0; i < count; i++) {
            pointer.put(i, i % 7 - 3f);
        }
        return pointer;
    }
}
