package org.taggerlab.networks.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

/** A tagger of any prescription as the difference to its source. */
class DeltaTaggersTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> transfers() {
        var events = new EventTransformer(EventLayout.FEATURES, 4, 2, 2, 4, 0.1, ObjectSelection.STANDARD);
        return Stream.of(Jets.lundNet(3), Jets.particleNet(3), TaggerModel.untrained(events, 3))
                .flatMap(source ->
                        prescriptions(source.network()).map(prescription -> Arguments.of(prescription, source)));
    }

    private static Stream<Prescription> prescriptions(Network network) {
        BatchNormPolicy policy =
                network instanceof EventTransformer ? BatchNormPolicy.FREEZE_STATISTICS : BatchNormPolicy.TRAIN;
        return Stream.of(
                new Prescription.LowRank(null, 2, network.trunk(), policy),
                new Prescription.NormsAndBiases(null, policy),
                new Prescription.Frozen(null, network.trunk(), policy),
                new Prescription.LinearProbe(null),
                new Prescription.FineTuned(null, 1, policy));
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void joinedWithItsSourceItIsTheSameFileAgain(Prescription prescription, TaggerModel source) throws IOException {
        TaggerModel tagger = trained(prescription, source);
        Path whole = saved("whole.zip", tagger);
        Path before = saved("source.zip", source);
        Path delta = folder.resolve("x.delta.zip");

        Delta.write(whole, before, null, delta);
        byte[] joined = Delta.read(delta).joined(before);

        assertThat(joined).isEqualTo(Files.readAllBytes(whole));
        Path again = Files.write(folder.resolve("joined.zip"), joined);
        FlatExamples jets = examples(source, 20, 9);
        assertThat(TaggerModel.load(again).score(jets)).isEqualTo(tagger.score(jets));
        assertThat(Files.size(delta)).isLessThan(Files.size(whole) + 1000);
    }

    /** The table of the page use-a-tagger-elsewhere, in kB; these taggers list no jets that they have seen. */
    @ParameterizedTest
    @MethodSource("sizes")
    void aDeltaOfThePublishedNetworkIsAsLargeAsThePageSays(Prescription prescription, long from, long to)
            throws IOException {
        LundNet published = LundNet.PUBLISHED;
        var network = new LundNet(
                List.of("ln-z", "ln-delta", "ln-kt"),
                0.0,
                null,
                published.edgeConvs(),
                published.fusion(),
                published.dense(),
                0);
        TaggerModel source = TaggerModel.untrained(network, 3);
        Path delta = folder.resolve("x.delta.zip");

        Path before = saved("source.zip", source);
        Path whole = saved("whole.zip", trained(prescription, source));

        Delta.write(whole, before, null, delta);

        assertThat(Delta.read(delta).joined(before)).isEqualTo(Files.readAllBytes(whole));
        assertThat(Files.size(delta)).isBetween(1000 * from, 1000 * to);
    }

    static Stream<Arguments> sizes() {
        BatchNormPolicy policy = BatchNormPolicy.TRAIN;
        return Stream.of(
                Arguments.of(new Prescription.LinearProbe(null), 2, 3),
                Arguments.of(new Prescription.NormsAndBiases(null, policy), 22, 26),
                Arguments.of(new Prescription.Frozen(null, "fusion", policy), 210, 250),
                Arguments.of(new Prescription.LowRank(null, 4, "fusion", policy), 430, 490),
                Arguments.of(new Prescription.LowRank(null, 4, "edge-conv", policy), 840, 940),
                Arguments.of(new Prescription.FineTuned(null, 1, policy), 1100, 1200));
    }

    private Path saved(String name, TaggerModel model) throws IOException {
        Path file = folder.resolve(name);
        model.save(file);
        return file;
    }

    private static TaggerModel trained(Prescription prescription, TaggerModel source) throws IOException {
        var training = new Training(
                16,
                Optimiser.ADAM,
                1e-3,
                0,
                0,
                Schedule.CONSTANT,
                1,
                new Stopping(0, Stopping.Criterion.VALIDATION_AUC));
        return Preparation.of(prescription, source, examples(source, 32, 1), examples(source, 16, 2))
                .train(new Trainer(training, new Seeds(0, 1, 2), (scores, labels) -> 0.5, Progress.NONE, null))
                .model();
    }

    private static FlatExamples examples(TaggerModel model, int count, long seed) {
        return model.network() instanceof EventTransformer
                ? Jets.events(count, seed)
                : Jets.random(count, seed, model.network() instanceof LundNet);
    }
}
