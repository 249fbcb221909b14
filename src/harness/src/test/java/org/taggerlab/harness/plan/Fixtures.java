package org.taggerlab.harness.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.delta.WholeTaggers;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.ExperimentExamples;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.harness.descriptor.TargetSpec;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.TrialRequest.Runtime;

/** An experiment and samples to plan with. */
final class Fixtures {
    static final Runtime RUNTIME = new Runtime("cpu", 1, "auto", List.of());
    /** Samples {@code top}, {@code w}, {@code qcd}, and {@code w-detector}, which shows the events of {@code w}. */
    static final Catalogue CATALOGUE = catalogue();

    static final SourceSpec SOURCE = new SourceSpec("top", "qcd", 201, 40, 2, null, null, null);
    static final TargetSpec TARGET = new TargetSpec("w", "qcd", List.of(50, 101, 200), 60, 80);

    private Fixtures() {}

    static Experiment experiment(SourceSpec source, TargetSpec target, Experiment.BadJets badJets, long seed) {
        var stop = new Stopping(0, Stopping.Criterion.VALIDATION_LOSS);
        var constant = Schedule.CONSTANT;
        return ExperimentExamples.experiment(
                "transfer",
                Path.of("transfer.yaml"),
                "Transfer",
                new LundNet(List.of("ln-z"), null, null, List.of(List.of(2)), 3, 4, 0.5),
                source,
                target,
                List.of(
                        prescription("from-scratch", null),
                        prescription("fine-tuned", 0.25),
                        prescription("frozen", null)),
                new Training(8, Optimiser.ADAM, 0.5, 0, 0, constant, 7, stop),
                2,
                seed,
                badJets,
                List.of());
    }

    static Experiment experiment() {
        return experiment(SOURCE, TARGET, Experiment.BadJets.REFUSE, 2203);
    }

    private static Catalogue catalogue() {
        String yaml = "samples:\n" + entry("top", 1, "") + entry("w", 2, "") + entry("qcd", 3, "")
                + entry("w-detector", 4, ", same-events-as: w");
        try {
            Path file = Files.createTempDirectory("catalogue").resolve("samples.yaml");
            Catalogue catalogue = Catalogue.read(Files.writeString(file, yaml));
            Files.delete(file);
            Files.delete(file.getParent());
            return catalogue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entry(String name, int digit, String more) {
        return "  %s: {file: %s.h5, sha256: '%s', process: p, generator: g, kind: simulated, licence: CC0-1.0%s}\n"
                .formatted(name, name, String.valueOf(digit).repeat(64), more);
    }

    /** The inventories that the experiment plans with: 900 jets of signals, 2,000 of background. */
    static Inventory inventory(Sample sample) {
        return inventory(
                sample.name().equals("qcd") ? 2000 : 900, sample.eventSet().hashCode());
    }

    static Plan plan(Experiment experiment) {
        return plan(experiment, CATALOGUE, Fixtures::inventory, RUNTIME);
    }

    /** Plans an experiment that needs no existing tagger. */
    static Plan plan(
            Experiment experiment, Catalogue catalogue, Function<Sample, Inventory> inventories, Runtime runtime) {
        return Planner.plan(experiment, catalogue, inventories, runtime, taggers(Optional.empty()));
    }

    /** A store without trials, and one tagger that every text names. */
    static WholeTaggers taggers(Optional<Path> named) {
        return new WholeTaggers(ResultStore.open(Path.of("target", "no-store")), text -> named);
    }

    /** Jets of one to three an event, events in no order. */
    static Inventory inventory(int jets, long seed) {
        var random = new Random(seed);
        var events = new long[jets];
        long event = random.nextInt(1000);
        for (int jet = 0; jet < jets; jet++) {
            event += random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(5);
            events[jet] = event;
        }
        return new Inventory(events, List.of(), Map.of(), Map.of());
    }

    private static Prescription prescription(String kind, Double learningRate) {
        String upTo = kind.equals("frozen") ? "edge-conv" : null;
        return TrialExamples.prescription(kind, learningRate, upTo);
    }
}
