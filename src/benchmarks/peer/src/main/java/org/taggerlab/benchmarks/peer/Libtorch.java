package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.get_cpu_capability;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.mm_out;
import static org.bytedeco.pytorch.global.torch.ones;
import static org.bytedeco.pytorch.global.torch.set_num_interop_threads;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.show_config;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.io.IOException;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/** PyTorch's native library. */
final class Libtorch {
    private static final int NODES = 15_360;
    private static final int IN = 448;
    private static final int OUT = 384;

    private Libtorch() {}

    /** Loads it, to compute with so many threads. */
    static void load(int threads) throws IOException {
        // the first process of all would crash if it unpacked one library while it loads another
        Loader.cacheResources("/org/bytedeco/pytorch/" + Loader.getPlatform());
        set_num_threads(threads);
        set_num_interop_threads(1);
        manual_seed(1);
    }

    /** Prints with what it computes, a line {@code name: value} each; OpenBLAS itself prints its {@code Core}. */
    static void describe(double seconds) {
        System.out.println("blas: " + openblas.OPENBLAS_VERSION.strip());
        System.out.printf(Locale.ROOT, "sgemm: %.3f%n", sgemm(seconds));
        System.out.println("vectors: " + get_cpu_capability().getString());
        System.out.println("computes: " + show_config().getString().replaceAll("\\s+", " "));
    }

    /** 10^9 floating-point operations per second of the product that the other side times, too. */
    private static double sgemm(double seconds) {
        var a = ones(NODES, IN);
        var b = ones(IN, OUT);
        var c = zeros(NODES, OUT);
        Runnable product = () -> mm_out(c, a, b);
        Peer.rate(product, 1, seconds / 4);
        return Peer.rate(product, 1, seconds) * 2e-9 * NODES * IN * OUT;
    }
}
