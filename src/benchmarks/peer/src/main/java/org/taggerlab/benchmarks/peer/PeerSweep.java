package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.softmax;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AutoGradMode;

/**
 * A sweep as one PyTorch process trains it, one LundNet5 after another: {@code PeerSweep <graphs> <trials> <threads> <form>}
 * prints the seconds that all took and the mean AUC on the validation jets after their last epochs.
 *
 * <p>Batches hold the same jets as those of the other side. It scores validation jets after each epoch and test jets at the
 * end, and keeps nothing: no weights, no checkpoints, no scores.
 */
public final class PeerSweep {
    /** Jets per pass without training, as on the other side. */
    private static final int PASS = 256;

    private final GraphArrays jets;
    private final TorchEdgeConv.Form form;

    private PeerSweep(GraphArrays jets, TorchEdgeConv.Form form) {
        this.jets = jets;
        this.form = form;
    }

    /** Times everything, from the loading of PyTorch on. */
    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Libtorch.load(Integer.parseInt(arguments[2]));
        var sweep = new PeerSweep(GraphArrays.read(Path.of(arguments[0])), TorchEdgeConv.Form.valueOf(arguments[3]));
        double auc = 0;
        int count;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(arguments[1]))))) {
            count = in.readInt();
            for (int i = 0; i < count; i++) {
                auc += sweep.train(SweepTraining.read(in));
            }
        }
        System.out.printf(Locale.ROOT, "%.3f %.4f%n", (System.nanoTime() - start) * 1e-9, auc / count);
    }

    /**
     * One training; jets by their places in the file of graphs.
     *
     * @param batch jets per step
     * @param seeds of the order of the jets, one per epoch
     */
    private record SweepTraining(int batch, int[] training, int[] validation, int[] test, long[] seeds) {

        /** Reads what the bench wrote: arrays after their lengths. */
        static SweepTraining read(DataInputStream in) throws IOException {
            int batch = in.readInt();
            int[] training = ints(in);
            int[] validation = ints(in);
            int[] test = ints(in);
            var seeds = new long[in.readInt()];
            for (int i = 0; i < seeds.length; i++) {
                seeds[i] = in.readLong();
            }
            return new SweepTraining(batch, training, validation, test, seeds);
        }

        private static int[] ints(DataInputStream in) throws IOException {
            var values = new int[in.readInt()];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readInt();
            }
            return values;
        }

        /** The jets in the order of an epoch. */
        int[] shuffled(long seed) {
            var order = training.clone();
            var random = new Random(seed);
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int jet = order[i];
                order[i] = order[j];
                order[j] = jet;
            }
            return order;
        }
    }

    /** The AUC on the validation jets after the last epoch. */
    private double train(SweepTraining training) {
        try (var scope = new PointerScope()) {
            var parameters = new TorchParameters(true);
            var network = new TorchLundNet(form, parameters, jets.width());
            var optimiser = new Adam(parameters.trained(), new AdamOptions(1e-3));
            double auc = Double.NaN;
            for (long seed : training.seeds()) {
                parameters.train(true);
                epoch(network, optimiser, training.shuffled(seed), training.batch());
                parameters.train(false);
                auc = auc(network, training.validation());
            }
            auc(network, training.test());
            return auc;
        }
    }

    private void epoch(TorchNetwork network, Adam optimiser, int[] order, int batch) {
        double sum = 0;
        for (int from = 0; from < order.length; from += batch) {
            try (var scope = new PointerScope()) {
                var graphs = batch(order, from, batch);
                var loss = cross_entropy(network.logits(graphs), graphs.labels());
                optimiser.zero_grad();
                loss.backward();
                optimiser.step();
                sum += graphs.jets() * loss.item_float();
            }
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException("the loss of an epoch is " + sum);
        }
    }

    /** The AUC on some jets in inference mode. */
    private double auc(TorchNetwork network, int[] some) {
        var scores = new float[some.length];
        try (var off = new AutoGradMode(false)) {
            for (int from = 0; from < some.length; from += PASS) {
                try (var scope = new PointerScope()) {
                    var graphs = batch(some, from, PASS);
                    var signal = softmax(network.logits(graphs), 1).select(1, 1).contiguous();
                    signal.data_ptr_float().get(scores, from, graphs.jets());
                }
            }
        }
        return auc(scores, some);
    }

    /** The share of pairs of a signal and a background jet in which signal has the higher score. */
    private double auc(float[] scores, int[] some) {
        var byScore = IntStream.range(0, some.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .toList();
        long background = 0;
        long pairs = 0;
        for (int i : byScore) {
            if (jets.labels()[some[i]] == 1) {
                pairs += background;
            } else {
                background++;
            }
        }
        return pairs / ((double) background * (some.length - background));
    }

    private TorchGraphs batch(int[] order, int from, int size) {
        return TorchGraphs.of(jets.subset(Arrays.copyOfRange(order, from, Math.min(order.length, from + size))));
    }
}
