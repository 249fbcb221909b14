package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.harness.gates.Gates;
import org.taggerlab.harness.results.Configuration;
import org.taggerlab.harness.results.DescriptorText;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;
import org.taggerlab.vocabulary.worker.TrialRequest.Runtime;

class ShippedExperimentsTest {
    @TempDir
    Path copies;

    private static final Path FOLDER = Path.of("../../experiments");
    private static final Map<String, Integer> JETS = Map.of(
            // not in the repository; more than its experiment needs
            "cms-single-muon-2016",
            80_000,
            "pythia-qcd-500",
            44_001,
            "pythia-top-500",
            27_000,
            "pythia-w-500",
            27_001,
            "pythia-qcd-2tev",
            10_000,
            "pythia-top-2tev",
            10_000,
            "pythia-ttbar",
            36_000,
            "pythia-2hdm",
            36_000,
            "standin-collisions",
            42_000);

    /** The first event of samples of events: no two share any. */
    private static final Map<String, Long> FIRST = Map.of(
            "pythia-ttbar",
            2_000_000L,
            "pythia-2hdm",
            3_000_000L,
            "standin-collisions",
            4_000_000L,
            "cms-single-muon-2016",
            5_000_000L);

    @ParameterizedTest
    @ValueSource(strings = {"quick", "paper"})
    void theShippedSamplesHoldWhatTheShippedExperimentsNeed(String profile) {
        var catalogue = Catalogue.read(FOLDER.resolve("samples.yaml"));
        var experiments = Experiments.read(FOLDER, profile, List.of(), Map.of());
        var runtime = new Runtime("cpu", 1, "auto", List.of());

        assertThat(experiments).hasSize(7).allSatisfy(experiment -> {
            Plan plan = Fixtures.plan(experiment, catalogue, ShippedExperimentsTest::inventory, runtime);
            int cells = experiment.prescriptions().size()
                    * experiment.target().sizes().size();
            int sources = experiment.source().isExisting() ? 0 : 1;
            assertThat(plan.trials()).hasSize(sources + cells * experiment.repetitions());
        });
    }

    @ParameterizedTest(name = "{0}, profile {1}")
    @CsvSource({"., quick", "., tour", "., coarse", "., reference", "., paper", "studies, quick", "studies, reference"})
    void theConfigurationInAReportIsADescriptorThatPlansTheSameTrials(String folder, String profile)
            throws IOException {
        // the same folders side by side, as descriptors and catalogue name files relative to them
        var copy = Files.createDirectories(copies.resolve(folder).normalize());
        for (String shared : List.of("data", "taggers", folder + "/samples.yaml")) {
            Files.createSymbolicLink(
                    copies.resolve(shared).normalize(), FOLDER.resolve(shared).toAbsolutePath());
        }
        var originals = Experiments.read(FOLDER.resolve(folder), profile, List.of(), Map.of());
        for (var original : originals) {
            Files.writeString(copy.resolve(original.name() + ".yaml"), DescriptorText.of(Configuration.of(original)));
        }

        var again = Experiments.read(copy, null, List.of(), Map.of());

        assertThat(again).isNotEmpty().hasSameSizeAs(originals);
        var catalogue = Catalogue.read(copy.resolve("samples.yaml"));
        for (int i = 0; i < originals.size(); i++) {
            assertThat(Configuration.of(again.get(i))).isEqualTo(Configuration.of(originals.get(i)));
            assertThat(keys(again.get(i), catalogue)).isEqualTo(keys(originals.get(i), catalogue));
        }
    }

    private static List<String> keys(Experiment experiment, Catalogue catalogue) {
        var plan = Fixtures.plan(experiment, catalogue, ShippedExperimentsTest::inventory, Fixtures.RUNTIME);
        assertThat(plan.candidates().isEmpty()).isEqualTo(experiment.tuning().isEmpty());
        return Stream.concat(plan.trials().stream(), plan.candidates().stream())
                .map(PlannedTrial::key)
                .toList();
    }

    @Test
    void theProjectToCopyPlansWithItsOwnJets() {
        var project = Path.of("../examples/my-taggers");
        var catalogue = Catalogue.read(project.resolve("samples.yaml"));
        var experiment = Experiments.read(project, null, List.of(), Map.of()).get(0);

        // it has 500 jets of each sample
        var plan = Fixtures.plan(
                experiment,
                catalogue,
                sample -> new Inventory(
                        LongStream.range(0, 500).map(jet -> jet / 2).toArray(), List.of(), Map.of(), Map.of()),
                Fixtures.RUNTIME);

        assertThat(plan.trials()).hasSize(1 + 27);
        assertThat(catalogue.names())
                .allSatisfy(name -> assertThat(
                                FileDigest.sha256(catalogue.find(name).file()))
                        .isEqualTo(catalogue.find(name).sha256()));
        assertThat(Gates.check(experiment, false)).isEmpty();
    }

    @Test
    void quickExperimentsHaveFiveRepetitionsAndThreeSizes() {
        assertThat(Experiments.read(FOLDER, "quick", List.of(), Map.of())).allSatisfy(experiment -> {
            assertThat(experiment.repetitions()).isGreaterThanOrEqualTo(5);
            assertThat(experiment.target().sizes()).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void noShippedTaggerHasSeenAJetOfTheExperimentsThatStartFromIt() {
        var catalogue = Catalogue.read(FOLDER.resolve("samples.yaml"));
        var plans = Experiments.read(FOLDER, "quick", List.of(), Map.of()).stream()
                .filter(experiment -> experiment.source().isExisting())
                .map(experiment -> Fixtures.plan(
                        experiment,
                        catalogue,
                        ShippedExperimentsTest::inventory,
                        new Runtime("cpu", 1, "auto", List.of())))
                .toList();

        assertThat(plans).hasSize(4).allSatisfy(plan -> {
            assertThat(plan.sourceTagger().trainedOn()).contains("36000 jets");
            assertThat(plan.sourceTagger().leftOut()).isEmpty();
        });
    }

    @Test
    void theTopTaggerThatTwoExperimentsTransferIsTrainedOnce() {
        String profile = "paper";
        var catalogue = Catalogue.read(FOLDER.resolve("samples.yaml"));
        var sources = Experiments.read(FOLDER, profile, List.of("top-to-w", "500gev-to-2tev"), Map.of()).stream()
                .map(experiment -> Fixtures.plan(
                        experiment,
                        catalogue,
                        ShippedExperimentsTest::inventory,
                        new Runtime("cpu", 1, "auto", List.of())))
                .map(plan -> plan.trials().get(0))
                .toList();

        assertThat(sources)
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.prescription()).isEqualTo("source"));
        assertThat(sources.get(0).key()).isEqualTo(sources.get(1).key());
    }

    @Test
    void noEventThatADetectorMeasuredForTheTargetTrainedTheSource() {
        var catalogue = Catalogue.read(FOLDER.resolve("samples.yaml"));
        var experiment = Experiments.read(FOLDER, "quick", List.of("particle-to-detector"), Map.of())
                .get(0);
        var trials = Fixtures.plan(
                        experiment,
                        catalogue,
                        ShippedExperimentsTest::inventory,
                        new Runtime("cpu", 1, "auto", List.of()))
                .trials();

        var source = trials.get(0).request().data().training().get(0);
        var target = trials.get(trials.size() - 1).request().data();
        assertThat(source.sample()).isEqualTo("pythia-w-500");
        assertThat(source.view()).isNull();
        assertThat(target.training().get(0).view().detector().tracker().efficiency())
                .isEqualTo(0.95);
        assertThat(events(source))
                .hasSize(3000)
                .doesNotContainAnyElementsOf(events(target.training().get(0)))
                .doesNotContainAnyElementsOf(events(target.test().get(0)));
    }

    @Test
    void theSetUpOfTheTargetIsAValueLikeAnyOther() {
        var catalogue = Catalogue.read(FOLDER.resolve("samples.yaml"));
        var byProfile = Experiments.read(FOLDER, "coarse", List.of("particle-to-detector"), Map.of());
        var bySet =
                Experiments.read(FOLDER, "quick", List.of("particle-to-detector"), Map.of("target.detector", "coarse"));

        for (var experiment : List.of(byProfile.get(0), bySet.get(0))) {
            assertThat(experiment.target().signal()).isEqualTo("pythia-w-500@coarse");
            assertThat(experiment.source().signal()).isEqualTo("pythia-w-500");
            assertThat(catalogue
                            .find(experiment.target().signal())
                            .view()
                            .detector()
                            .tracker()
                            .efficiency())
                    .isEqualTo(0.85);
        }
        assertThat(catalogue.find("pythia-w-500@cms-like").setUp())
                .hasSize(15)
                .allMatch(value -> !value.source().isBlank());
    }

    /** Jets of that inventory by event; both samples number them alike. */
    private static List<Integer> events(Part part) {
        return IntStream.of(part.jets()).mapToObj(jet -> jet / 2).toList();
    }

    /** Two jets an event, a little more than the samples have: fewer events to share out. */
    private static Inventory inventory(Sample sample) {
        long[] events = LongStream.range(0, JETS.get(sample.name().split("@")[0]))
                .map(jet -> FIRST.getOrDefault(sample.name(), 1_000_000L) + jet / 2)
                .toArray();
        return new Inventory(events, List.of(), Map.of(), Map.of());
    }
}
