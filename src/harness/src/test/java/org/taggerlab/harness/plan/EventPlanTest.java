package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** Event classification that starts from events without labels. */
class EventPlanTest {
    private static final String SAMPLES =
            """
            samples:
              top: {file: a.h5, sha256: '%s', process: p, generator: g, kind: simulated, licence: CC0-1.0}
              higgs: {file: b.h5, sha256: '%s', process: p, generator: g, kind: simulated, licence: CC0-1.0}
              standin: {file: c.h5, sha256: '%s', process: p, generator: g, kind: simulated stand-in, licence: CC0-1.0}
              other: {file: e.h5, sha256: '%s', process: p, generator: g, kind: simulated, licence: CC0-1.0}
              cms: {file: d.root, sha256: '%s', process: p, kind: collision, licence: CC0-1.0}
            """.formatted("1".repeat(64), "2".repeat(64), "3".repeat(64), "5".repeat(64), "4".repeat(64));

    private static final String DESCRIPTOR = """
            task: event-classification
            network: {type: event-transformer}
            source: {unlabelled: standin, size: 300, validation: 50}
            target: {signal: higgs, background: top, sizes: [20, 50], validation: 10, test: 30}
            repetitions: 1
            """;

    @TempDir
    private Path folder;

    /** What files say of themselves, by sample. */
    private Map<String, String> kinds = Map.of();

    @Test
    void theSourceHasNoLabelsAndTheTargetsNumbersAreEventsOfEachClass() throws IOException {
        Plan plan = plan(DESCRIPTOR, 1_000_000);

        PlannedTrial source = plan.trials().get(0);
        assertThat(source.request().transfer().objective().mask()).isEqualTo(0.65);
        assertThat(source.request().data().training()).singleElement().satisfies(part -> {
            assertThat(part.label()).isEqualTo(-1);
            assertThat(part.jets()).hasSize(300);
        });
        assertThat(source.labels()).isZero();

        PlannedTrial target = plan.trials().get(1);
        assertThat(target.request().data().training()).extracting(Part::label).containsExactly(1, 0);
        assertThat(target.request().data().training())
                .allSatisfy(part -> assertThat(part.jets()).hasSize(20));
        assertThat(target.size()).isEqualTo(20);
        assertThat(target.labels()).isEqualTo(60);
        assertThat(plan.trials().get(2).request().transfer().sourceKey()).isEqualTo(source.key());
        assertThat(plan.trials().get(3).request().transfer().prescription().upTo())
                .isEqualTo("encoder");
        assertThat(plan.samples()).extracting("kind").containsExactly("simulated stand-in", "simulated", "simulated");
    }

    @Test
    void eventsOfTheTargetInTheUnlabelledSampleAreRefusedWhateverTheirFile() {
        assertThatThrownBy(() -> plan(DESCRIPTOR, 5990))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one.yaml:3:10: sample `standin` shares 10 events with `top`")
                .hasMessageContaining("give each sample events of its own");
    }

    @Test
    void allSamplesThatShareEventsAreNamedWhateverTrainsOnThem() {
        String labelled = DESCRIPTOR.replace("unlabelled: standin", "signal: other, background: top");
        assertThatThrownBy(() -> plan(labelled, 2990))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.diagnostics()).hasSize(2))
                .hasMessageContaining("one.yaml:3:10: sample `other` shares 2990 events with `top`")
                .hasMessageContaining("sample `other` shares 10 events with `higgs`");
    }

    @Test
    void whatAFileSaysOfItsKindMayNotContradictTheCatalogue() throws IOException {
        kinds = Map.of("standin", "simulated stand-in for collision data", "top", "simulated", "higgs", "simulated");
        plan(DESCRIPTOR, 1_000_000);
        kinds = Map.of("standin", "simulated", "higgs", "words of somebody else");
        plan(DESCRIPTOR, 1_000_000);
        kinds = Map.of("standin", "collision", "top", "simulated stand-in for collision data");
        assertThatThrownBy(() -> plan(DESCRIPTOR, 1_000_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "one.yaml:3:10: sample `standin` is `kind: simulated stand-in` in the catalogue, but its"
                                + " file says `collision`")
                .hasMessageContaining(
                        "one.yaml:4:25: sample `top` is `kind: simulated` in the catalogue, but its file says"
                                + " `simulated stand-in");
    }

    @Test
    void whatAGeneratorMadeIsNoCollision() {
        kinds = Map.of("cms", "simulated");
        assertThatThrownBy(() -> plan(DESCRIPTOR.replace("unlabelled: standin", "unlabelled: cms"), 1_000_000))
                .hasMessageContaining(
                        "sample `cms` is `kind: collision` in the catalogue, but its file says `simulated`");
    }

    @Test
    void whatIsLackingIsCountedInEvents() {
        assertThatThrownBy(() -> plan(DESCRIPTOR.replace("size: 300", "size: 30000"), 1_000_000))
                .hasMessageContaining("3000 events) has too few");
    }

    @Test
    void thePreselectionIsPartOfTheNetwork() throws IOException {
        String objects = "{type: event-transformer, objects: {leptons-min: 1, b-jets-min: 2, light-jets-min: 3}}";
        Plan plan = plan(DESCRIPTOR.replace("{type: event-transformer}", objects), 1_000_000);
        assertThat(plan.trials().get(1).request().network().objects())
                .isEqualTo(new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783, 1, 2, 3));
    }

    @Test
    void aSampleWithoutLabelsIsNoSignalAndNoBackground() {
        assertThatThrownBy(() -> plan(DESCRIPTOR.replace("signal: higgs", "signal: cms"), 1_000_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "one.yaml:4:18: sample `cms` (collision) has no labels and cannot be target signal");
    }

    @Test
    void whatBelongsToTrainingWithLabelsIsRefusedBesideAnUnlabelledSample() {
        assertThatThrownBy(() -> plan(DESCRIPTOR.replace("size: 300", "size: 300, signal: higgs"), 1_000_000))
                .hasMessageContaining("`source.unlabelled` trains without labels, so there is no `signal`");
        assertThatThrownBy(() -> plan(DESCRIPTOR.replace("event-transformer", "lundnet"), 1_000_000))
                .hasMessageContaining("needs `type: event-transformer`");
        assertThatThrownBy(() -> plan(
                        DESCRIPTOR.replace("{type: event-transformer}", "{type: event-transformer, heads: 3}"),
                        1_000_000))
                .hasMessageContaining("3 heads cannot share a width of 64");
        assertThatThrownBy(() ->
                        plan(DESCRIPTOR + "prescriptions: [fine-tuned: {batch-norm: freeze-statistics}]\n", 1_000_000))
                .hasMessageContaining("6:30: an event-transformer has no BatchNorm");
        assertThatThrownBy(() -> plan(DESCRIPTOR + "prescriptions: [frozen: {upto: encoder-7}]\n", 1_000_000))
                .hasMessageContaining("has no block `encoder-7`");
    }

    /** @param first the first event of the stand-in; those of the others are 0 to 5,999, half of them each */
    private Plan plan(String descriptor, long first) throws IOException {
        Path samples = Files.writeString(folder.resolve("samples.yaml"), SAMPLES);
        Files.writeString(folder.resolve("one.yaml"), descriptor);
        var experiment = Experiments.read(folder, "quick", List.of(), Map.of()).get(0);
        return Fixtures.plan(experiment, Catalogue.read(samples), sample -> inventory(sample, first), Fixtures.RUNTIME);
    }

    private Inventory inventory(Sample sample, long first) {
        long begin = Map.of("higgs", 0L, "cms", 0L, "top", 3000L, "standin", first, "other", first)
                .get(sample.name());
        Map<String, String> attributes =
                kinds.containsKey(sample.name()) ? Map.of("kind", kinds.get(sample.name())) : Map.of();
        return new Inventory(LongStream.range(begin, begin + 3000).toArray(), List.of(), Map.of(), attributes);
    }
}
