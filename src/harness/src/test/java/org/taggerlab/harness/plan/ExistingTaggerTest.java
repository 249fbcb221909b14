package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.TaggerKeys;

/** A tagger that nobody trains here. */
class ExistingTaggerTest {
    private static final Experiment FROM_TOP = Fixtures.experiment(
            new SourceSpec(null, null, 0, 0, 0, "top.zip", null, null), Fixtures.TARGET, Experiment.BadJets.REFUSE, 1);

    @Test
    void anExistingTaggerIsNamedByTheDigestOfItsFile(@TempDir Path folder) throws IOException {
        Path file = tagger(folder, "[ [ 2 ] ]");
        var experiment = Fixtures.experiment(
                new SourceSpec(null, null, 0, 0, 0, "g:a:1:zip:model", null, null),
                Fixtures.TARGET,
                Experiment.BadJets.REFUSE,
                1);
        Plan existing = Planner.plan(
                experiment,
                Fixtures.CATALOGUE,
                Fixtures::inventory,
                Fixtures.RUNTIME,
                Fixtures.taggers(Optional.of(file)));

        assertThat(existing.trials()).hasSize(18);
        PlannedTrial frozen = existing.trials().get(4);
        assertThat(frozen.sourceKey()).isNull();
        assertThat(frozen.request().transfer().sourceModel()).isEqualTo(file);
        assertThat(frozen.request().transfer().sourceKey()).isEqualTo(ExistingTagger.key(file));
        // SHA-256 of abc [FIPS 180-4, example]
        assertThat(ExistingTagger.key(Files.writeString(folder.resolve("abc"), "abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> Fixtures.plan(experiment)))
                .hasMessageContaining("there is no tagger `g:a:1:zip:model`");
    }

    @Test
    void anExistingTaggerOfAnotherNetworkIsRefusedNamingBothValues(@TempDir Path folder) throws IOException {
        Path other = tagger(folder, "[[8, 8], [8, 16]]");
        Path nothing = Files.writeString(folder.resolve("nothing.zip"), "nothing");

        assertThat(catchThrowableOfType(InvalidInputException.class, () -> plan(other)))
                .hasMessageContaining("`blocks` is [[8,8],[8,16]] in the file and [[2]] here")
                .hasMessageNotContaining("dropout")
                .hasMessageNotContaining("`fusion`")
                .hasMessageNotContaining("`nodes`");
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> plan(nothing)))
                .hasMessageContaining("nothing.zip is no tagger");
    }

    @Test
    void eventsOfWhichTheTaggerHasSeenAJetHaveNoRole(@TempDir Path folder) throws IOException {
        // it has seen jets as a detector shows them; `w` shows the same events
        var seen = LongStream.range(0, 100).toArray();
        String jets = RecordJson.MAPPER.writeValueAsString(
                Map.of(Fixtures.CATALOGUE.find("w-detector").digest(), seen));
        String provenance = RecordJson.MAPPER.writeValueAsString(
                Map.of(TaggerKeys.SEEN, jets, "training-samples", "100 jets of w-detector"));

        Plan plan = plan(tagger(folder, "[ [ 2 ] ]", provenance));

        long[] shown = Fixtures.inventory(Fixtures.CATALOGUE.find("w-detector")).events();
        var events = LongStream.of(seen).map(jet -> shown[(int) jet]).boxed().collect(Collectors.toSet());
        long[] own = Fixtures.inventory(Fixtures.CATALOGUE.find("w")).events();
        var used = plan.trials().stream()
                .map(trial -> trial.request().data())
                .flatMap(data -> Stream.of(data.training(), data.validation(), data.test()))
                .flatMap(List::stream)
                .filter(part -> part.sample().equals("w"))
                .flatMapToInt(part -> IntStream.of(part.jets()))
                .mapToObj(jet -> own[jet])
                .toList();
        assertThat(used).isNotEmpty().doesNotContainAnyElementsOf(events);
        assertThat(plan.sourceTagger().trainedOn()).isEqualTo("100 jets of w-detector");
        assertThat(plan.sourceTagger().leftOut()).isEqualTo(Map.of("w", (int)
                LongStream.of(own).filter(events::contains).count()));
    }

    @Test
    void anExistingTaggerIsTestedOnJetsOfItsTaskThatItHasNotSeen(@TempDir Path folder) throws IOException {
        var seen = LongStream.range(0, 300).toArray();
        String jets = RecordJson.MAPPER.writeValueAsString(
                Map.of(Fixtures.CATALOGUE.find("top").digest(), seen));
        Path file = tagger(folder, "[ [ 2 ] ]", RecordJson.MAPPER.writeValueAsString(Map.of(TaggerKeys.SEEN, jets)));
        var source = new SourceSpec("top", "qcd", 0, 0, 0, "top.zip", null, null, 1, SourceSpec.Labels.SIMULATED, 200);

        Plan plan = Planner.plan(
                Fixtures.experiment(source, Fixtures.TARGET, Experiment.BadJets.REFUSE, 1),
                Fixtures.CATALOGUE,
                Fixtures::inventory,
                Fixtures.RUNTIME,
                Fixtures.taggers(Optional.of(file)));

        assertThat(plan.trials()).hasSize(18).allSatisfy(trial -> {
            var parts = trial.request().data().sourceTest();
            assertThat(parts.get(0).jets()).hasSize(100);
            assertThat(IntStream.of(parts.get(0).jets())).allMatch(jet -> jet >= 300);
            assertThat(parts.get(1).jets()).hasSize(100);
        });
        assertThat(plan.samples())
                .filteredOn(sample -> sample.name().equals("top"))
                .singleElement()
                .satisfies(top -> assertThat(top.used()).containsExactly("source signal"));
    }

    @Test
    void aTaggerThatDoesNotSayWhatItHasSeenIsNotTakenForOneThatHasSeenNothing(@TempDir Path folder) throws IOException {

        assertThat(plan(tagger(folder, "[ [ 2 ] ]")).sourceTagger().leftOut()).isNull();
        assertThat(plan(tagger(folder, "[ [ 2 ] ]", "{\"%s\": \"{}\"}".formatted(TaggerKeys.SEEN)))
                        .sourceTagger()
                        .leftOut())
                .isEmpty();
    }

    @Test
    void seenJetsThatCannotBeUnderstoodAreAnErrorOfTheDescriptorsModel(@TempDir Path folder) throws IOException {
        Path tagger = tagger(folder, "[ [ 2 ] ]", "{\"%s\": \"all\"}".formatted(TaggerKeys.SEEN));

        assertThat(catchThrowableOfType(InvalidInputException.class, () -> plan(tagger)))
                .hasMessageContaining("transfer.yaml")
                .hasMessageContaining("top.zip is no tagger")
                .hasMessageContaining("says in `seen-jets` nothing that can be understood");
    }

    private static Plan plan(Path tagger) {
        return Planner.plan(
                FROM_TOP,
                Fixtures.CATALOGUE,
                Fixtures::inventory,
                Fixtures.RUNTIME,
                Fixtures.taggers(Optional.of(tagger)));
    }

    /** A model file's description as a worker writes it, of the network of {@link Fixtures} but for its blocks. */
    private static Path tagger(Path folder, String blocks) throws IOException {
        return tagger(folder, blocks, "{}");
    }

    private static Path tagger(Path folder, String blocks, String provenance) throws IOException {
        Path file = folder.resolve("top.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("tagger.json"));
            zip.write("""
                    {"format": "tagger-model/1", "network": "lundnet1",
                     "architecture": {"type": "lundnet", "feature-names": ["ln-z"], "edge-convs": %s, "fusion": 3,
                       "dense": 4, "dropout": 0.9},
                     "inputs": {"features": ["ln-z"]}, "provenance": %s}
                    """.formatted(blocks, provenance).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
