package org.taggerlab.networks.kernels;

import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/** Decides once which kernels compute. */
final class KernelChoice {

    static final Kernels CHOSEN = of(System.getProperty("tagger.kernels", "auto"));
    private static final int SIDE = 256;

    private KernelChoice() {}

    static Kernels of(String name) {
        return switch (name) {
            case "nd4j" -> new Nd4jKernels("ND4J operations, because tagger.kernels=nd4j");
            case "fused" -> {
                String obstacle = obstacle();
                if (obstacle != null) {
                    throw new IllegalStateException(
                            "tagger.kernels=fused, but " + obstacle + "; use tagger.kernels=auto or nd4j");
                }
                yield fused("because tagger.kernels=fused");
            }
            case "auto" -> {
                String obstacle = obstacle();
                yield obstacle == null
                        ? fused("chosen because they can run here")
                        : new Nd4jKernels("ND4J operations, because " + obstacle);
            }
            default ->
                throw new IllegalArgumentException(
                        "tagger.kernels=" + name + " is not known; expected auto, nd4j or fused");
        };
    }

    private static Kernels fused(String why) {
        return new FusedKernels(String.format(
                Locale.ROOT,
                "fused CPU kernels, %s: %d-lane vectors, products %s, cblas_sgemm at %.0f GFLOP/s on this thread",
                why,
                RowLoops.LANES,
                ProductLoops.haveRegisters() ? "in their registers" : "by cblas_sgemm",
                productRate()));
    }

    /** Why the fused kernels cannot run here, or {@code null}. */
    private static String obstacle() {
        String backend = Nd4j.getBackend().getClass().getSimpleName();
        if (!backend.equals("CpuBackend")) {
            return "the backend is " + backend + ", not the CPU";
        }
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return "the JVM was started without --add-modules jdk.incubator.vector";
        }
        try {
            // workers are the way to use several cores: one thread each, and sums in a fixed order
            openblas.blas_set_num_threads(Integer.getInteger("tagger.threads", 1));
            return productIsRight() ? null : "cblas_sgemm gave a wrong product";
        } catch (LinkageError e) {
            return "OpenBLAS could not be loaded: " + e.getMessage();
        }
    }

    private static boolean productIsRight() {
        try (FloatPointer a = new FloatPointer(1, 2, 3, 4);
                FloatPointer b = new FloatPointer(5, 6, 7, 8);
                FloatPointer c = new FloatPointer(4)) {
            Native.timesTransposed(2, 2, 2, a, 2, b, 2, 0, c, 2);
            return c.get(0) == 17 && c.get(1) == 23 && c.get(2) == 39 && c.get(3) == 53;
        }
    }

    /** GFLOP/s of a square product, the best of a few. */
    private static double productRate() {
        try (FloatPointer a = new FloatPointer(SIDE * SIDE);
                FloatPointer b = new FloatPointer(SIDE * SIDE);
                FloatPointer c = new FloatPointer(SIDE * SIDE)) {
            a.fill(0);
            b.fill(0);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long begin = System.nanoTime();
                Native.timesTransposed(SIDE, SIDE, SIDE, a, SIDE, b, SIDE, 0, c, SIDE);
                best = Math.min(best, System.nanoTime() - begin);
            }
            return 2.0 * SIDE * SIDE * SIDE / best;
        }
    }
}
