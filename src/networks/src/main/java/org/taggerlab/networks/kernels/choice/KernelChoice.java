package org.taggerlab.networks.kernels.choice;

import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.fused.FusedKernels;
import org.taggerlab.networks.kernels.nd4j.Nd4jKernels;

/** Decides which kernels compute. */
public final class KernelChoice {

    private static final Kernels CHOSEN = of(System.getProperty("tagger.kernels", "auto"));

    private KernelChoice() {}

    /** The kernels that the system property {@code tagger.kernels} asks for, read once. */
    public static Kernels chosen() {
        return CHOSEN;
    }

    /**
     * Kernels by name.
     *
     * @param name {@code nd4j}, {@code fused}, or {@code auto}: fused where they can run
     * @throws IllegalArgumentException for another name
     * @throws IllegalStateException if fused kernels are asked for and cannot run here
     */
    public static Kernels of(String name) {
        return switch (name) {
            case "nd4j" -> new Nd4jKernels("ND4J operations, because tagger.kernels=nd4j");
            case "fused" -> {
                String obstacle = obstacle();
                if (obstacle != null) {
                    throw new IllegalStateException(
                            "tagger.kernels=fused, but " + obstacle + "; use tagger.kernels=auto or nd4j");
                }
                yield new FusedKernels("because tagger.kernels=fused");
            }
            case "auto" -> {
                String obstacle = obstacle();
                yield obstacle == null
                        ? new FusedKernels("chosen because they can run here")
                        : new Nd4jKernels("ND4J operations, because " + obstacle);
            }
            default ->
                throw new IllegalArgumentException(
                        "tagger.kernels=" + name + " is not known; expected auto, nd4j or fused");
        };
    }

    /** Why the fused kernels cannot run here, or {@code null}. */
    private static String obstacle() {
        String backend = Nd4j.getBackend().getClass().getSimpleName();
        return backend.equals("CpuBackend") ? FusedKernels.obstacle() : "the backend is " + backend + ", not the CPU";
    }
}
