package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.cross_entropy;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AutoGradMode;

/**
 * Times PyTorch on one batch of graphs: {@code Peer <work> <graphs> <threads> <seconds> <form>} prints jets/s.
 *
 * <p>A work is {@code <network>-train} or {@code <network>-infer}. {@code Peer describe <seconds>} prints with what PyTorch
 * computes.
 */
public final class Peer {
    private Peer() {}

    /** Warms up for a third of the time, then measures. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("describe")) {
            Libtorch.load(1);
            Libtorch.describe(Double.parseDouble(arguments[1]));
            return;
        }
        var work = arguments[0];
        Libtorch.load(Integer.parseInt(arguments[2]));
        double seconds = Double.parseDouble(arguments[3]);
        boolean training = work.endsWith("-train");
        var graphs = TorchGraphs.of(GraphArrays.read(Path.of(arguments[1])));
        var parameters = new TorchParameters(training);
        var form = TorchEdgeConv.Form.valueOf(arguments[4]);
        var network = network(work.substring(0, work.lastIndexOf('-')), form, parameters, graphs);
        long count = 0;
        for (long i = 0; i < parameters.trained().size(); i++) {
            count += parameters.trained().get(i).numel();
        }
        System.err.printf(Locale.ROOT, "%s: %d parameters%n", work, count);
        try (var grad = new AutoGradMode(training);
                var optimiser = new Adam(parameters.trained(), new AdamOptions(1e-3))) {
            Runnable step = () -> step(network, graphs, training ? optimiser : null);
            rate(step, graphs.jets(), seconds / 3);
            System.out.printf(Locale.ROOT, "%.3f%n", rate(step, graphs.jets(), seconds));
        }
    }

    private static TorchNetwork network(
            String name, TorchEdgeConv.Form form, TorchParameters parameters, TorchGraphs graphs) {
        int features = (int) graphs.features().size(1);
        return switch (name) {
            case "lundnet5" -> new TorchLundNet(form, parameters, features);
            case "particlenet-lite" ->
                new TorchParticleNet(form, parameters, features, 7, 128, new int[][] {{32, 32, 32}, {64, 64, 64}});
            case "particlenet" ->
                new TorchParticleNet(
                        form, parameters, features, 16, 256, new int[][] {{64, 64, 64}, {128, 128, 128}, {256, 256, 256}
                        });
            case "event-transformer" -> new TorchEventTransformer(parameters, features);
            default -> throw new IllegalArgumentException("no network '" + name + "'");
        };
    }

    private static void step(TorchNetwork network, TorchGraphs graphs, Adam optimiser) {
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
    }

    /** Jets per second over at least the given time. */
    static double rate(Runnable step, int jets, double seconds) {
        long start = System.nanoTime();
        long done = 0;
        double elapsed;
        do {
            step.run();
            done += jets;
            elapsed = (System.nanoTime() - start) * 1e-9;
        } while (elapsed < seconds);
        return done / elapsed;
    }
}
