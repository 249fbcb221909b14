package org.taggerlab.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.training.EarlyStopping;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.networks.training.Recipe;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.networks.training.TrainableGraph;

/**
 * Times our step on one batch: {@code Ours <work> <graphs> <seconds>} prints jets/s and the share of the
 * {@code cblas_sgemm} rate that its useful multiply-adds reach.
 */
public final class Ours {
    /** As published, for one batch and as many steps as it takes. */
    private static final Recipe RECIPE = new Recipe(
            256,
            new Optimiser.AdamOptimiser(),
            1e-3,
            1,
            0,
            new Schedule.Constant(),
            1,
            new EarlyStopping(0, EarlyStopping.Criterion.VALIDATION_LOSS));

    private Ours() {}

    /** Warms up for as long as it then measures. */
    public static void main(String[] arguments) throws Exception {
        double seconds = Double.parseDouble(arguments[2]);
        switch (arguments[0]) {
            case "lund-declustering" -> print(Declustering.jetsPerSecond(Path.of(arguments[1]), seconds));
            case "frozen-fusion-epoch", "frozen-edge-conv-epoch" ->
                print(FrozenEpoch.speedUp(
                        Path.of(arguments[1]), arguments[0].contains("fusion") ? "fusion" : "edge-conv"));
            default -> step(Work.named(arguments[0]), Path.of(arguments[1]), seconds);
        }
    }

    private static void step(Work work, Path file, double seconds) throws Exception {
        var examples = Graphs.read(file).examples();
        var graph = TrainableGraph.of(architecture(work.network()).create(1), RECIPE, Set.of());
        var batch = Batch.of(examples, graph.getConfiguration().getDataType());
        Runnable step = work.training() ? training(graph, batch) : () -> graph.output(batch.inputs());
        rate(step, examples.jets(), seconds);
        double jetsPerSecond = rate(step, examples.jets(), seconds);
        double flops = 2 * MultiplyAdds.aJet(work, examples);
        print(jetsPerSecond, jetsPerSecond * flops / Sgemm.flopsPerSecond(seconds / 4));
    }

    private static Runnable training(ComputationGraph graph, Batch batch) {
        var data = batch.toDataSet();
        return () -> graph.fit(data);
    }

    /** The network of a work, as published. */
    static Architecture architecture(String network) {
        return switch (network) {
            case "lundnet5" ->
                LundNet.PUBLISHED.withFeatures(LundFeature.LUNDNET5.stream().map(LundFeature::label).toList());
            case "particlenet-lite" -> ParticleNet.LITE.withFeatures(List.of("d-eta", "d-phi", "ln-pt", "ln-e"));
            case "particlenet" -> ParticleNet.PUBLISHED.withFeatures(List.of("d-eta", "d-phi", "ln-pt", "ln-e"));
            case "event-transformer" -> EventTransformer.PUBLISHED.withFeatures(EventLayout.FEATURES);
            default -> throw new IllegalArgumentException("no network '" + network + "'");
        };
    }

    /** Jets a second over at least the given time. */
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

    private static void print(double... numbers) {
        var line = new StringBuilder();
        for (double number : numbers) {
            line.append(String.format(Locale.ROOT, "%.4f ", number));
        }
        System.out.println(line.toString().strip());
    }
}
