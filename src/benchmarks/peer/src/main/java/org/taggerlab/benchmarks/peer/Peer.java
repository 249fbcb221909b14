package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.set_num_interop_threads;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AutoGradMode;

/**
 * Times PyTorch on one batch of graphs: {@code Peer <work> <graphs> <threads> <seconds> <form>} prints jets/s.
 *
 * <p>A work is {@code <network>-train} or {@code <network>-infer}.
 */
public final class Peer {
    private Peer() {}

    /** Warms up for a third of the time, then measures. */
    public static void main(String[] arguments) throws Exception {
        var work = arguments[0];
        set_num_threads(Integer.parseInt(arguments[2]));
        set_num_interop_threads(1);
        manual_seed(1);
        double seconds = Double.parseDouble(arguments[3]);
        boolean training = work.endsWith("-train");
        var graphs = TorchGraphs.read(Path.of(arguments[1]));
        var parameters = new TorchParameters(training);
        var form = TorchEdgeConv.Form.valueOf(arguments[4]);
        var network = network(work.substring(0, work.lastIndexOf('-')), form, parameters, training, graphs);
        long count = 0;
        for (long i = 0; i < parameters.trained().size(); i++) {
            count += parameters.trained().get(i).numel();
        }
        System.err.printf(Locale.ROOT, "%s: %d parameters%n", work, count);
        try (var grad = new AutoGradMode(training);
                var optimiser = new Adam(parameters.trained(), new AdamOptions(1e-3))) {
            run(network, graphs, training ? optimiser : null, seconds / 3);
            System.out.printf(Locale.ROOT, "%.3f%n", run(network, graphs, training ? optimiser : null, seconds));
        }
    }

    private static TorchNetwork network(
            String name, TorchEdgeConv.Form form, TorchParameters parameters, boolean training, TorchGraphs graphs) {
        int features = (int) graphs.features().size(1);
        return switch (name) {
            case "lundnet5" -> new TorchLundNet(form, parameters, training, features);
            case "particlenet-lite" ->
                new TorchParticleNet(
                        form, parameters, training, features, 7, 128, new int[][] {{32, 32, 32}, {64, 64, 64}});
            case "particlenet" ->
                new TorchParticleNet(form, parameters, training, features, 16, 256, new int[][] {
                    {64, 64, 64}, {128, 128, 128}, {256, 256, 256}
                });
            case "event-transformer" -> new TorchEventTransformer(parameters, training, features);
            default -> throw new IllegalArgumentException("no network '" + name + "'");
        };
    }

    /** Jets per second over at least the given time. */
    private static double run(TorchNetwork network, TorchGraphs graphs, Adam optimiser, double seconds) {
        long start = System.nanoTime();
        long jets = 0;
        double elapsed;
        do {
            try (var scope = new PointerScope()) {
                var logits = network.logits(graphs);
                if (optimiser == null) {
                    logits.sum().item_float();
                } else {
                    var loss = cross_entropy(logits, graphs.labels());
                    optimiser.zero_grad();
                    loss.backward();
                    optimiser.step();
                }
            }
            jets += graphs.jets();
            elapsed = (System.nanoTime() - start) * 1e-9;
        } while (elapsed < seconds);
        return jets / elapsed;
    }
}
