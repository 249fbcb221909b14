package org.taggerlab.benchmarks;

import java.nio.file.Path;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import org.bytedeco.openblas.global.openblas;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.networks.training.TrainableGraph;
import org.taggerlab.networks.training.UpdateRules;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

/**
 * Times our step on one batch: {@code Ours <work> <graphs> <seconds>} prints jets/s and the share of the
 * {@code cblas_sgemm} rate that its useful multiply-adds reach. {@code Ours describe <seconds>} prints with what it computes.
 */
public final class Ours {
    private Ours() {}

    /** Warms up for as long as it then measures. */
    public static void main(String[] arguments) throws Exception {
        double seconds = Double.parseDouble(arguments[arguments.length - 1]);
        switch (arguments[0]) {
            case "describe" -> describe(seconds);
            case "lund-declustering" -> print(Declustering.jetsPerSecond(Path.of(arguments[1]), seconds));
            case "frozen-fusion-epoch", "frozen-edge-conv-epoch" ->
                print(FrozenEpoch.speedUp(
                        Path.of(arguments[1]), arguments[0].contains("fusion") ? "fusion" : "edge-conv"));
            default -> step(Work.named(arguments[0]), Path.of(arguments[1]), seconds);
        }
    }

    /** A line {@code name: value} each; OpenBLAS itself prints its {@code Core}. */
    private static void describe(double seconds) {
        System.out.println("blas: " + openblas.OPENBLAS_VERSION.strip());
        System.out.println("vectors: " + FloatVector.SPECIES_PREFERRED.length() + " lanes");
        System.out.printf(Locale.ROOT, "sgemm: %.3f%n", Sgemm.flopsPerSecond(seconds) * 1e-9);
        System.out.println("computes: " + KernelChoice.chosen().description());
    }

    private static void step(Work work, Path file, double seconds) throws Exception {
        var examples = Graphs.read(file).examples();
        var course = Course.of(training(1), examples.jets());
        var graph = TrainableGraph.of(Architecture.of(network(work.network())).create(1), course, UpdateRules.ALL);
        var batch = Batch.of(examples, graph.getConfiguration().getDataType());
        Runnable step = work.training() ? training(graph, batch) : () -> graph.output(batch.inputs());
        rate(step, examples.jets(), seconds);
        double jetsPerSecond = rate(step, examples.jets(), seconds);
        double flops = 2 * MultiplyAdds.aJet(work, examples);
        print(jetsPerSecond, jetsPerSecond * flops / Sgemm.flopsPerSecond(seconds / 4));
    }

    /** As published, but at one learning rate. */
    static Training training(int epochs) {
        return new Training(
                256,
                Optimiser.ADAM,
                1e-3,
                0,
                0,
                Schedule.CONSTANT,
                epochs,
                new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));
    }

    private static Runnable training(ComputationGraph graph, Batch batch) {
        INDArray[] inputs = batch.inputs();
        INDArray[] labels = {batch.labels()};
        return () -> graph.fit(inputs, labels);
    }

    /** The network of a work, as published. */
    static Network network(String name) {
        return switch (name) {
            case "lundnet5" -> LundNet.PUBLISHED;
            case "particlenet-lite" -> ParticleNet.LITE;
            case "particlenet" -> ParticleNet.PUBLISHED;
            case "event-transformer" -> EventTransformer.PUBLISHED;
            default -> throw new IllegalArgumentException("no network '" + name + "'");
        };
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

    private static void print(double... numbers) {
        var line = new StringBuilder();
        for (double number : numbers) {
            line.append(String.format(Locale.ROOT, "%.4f ", number));
        }
        System.out.println(line.toString().strip());
    }
}
