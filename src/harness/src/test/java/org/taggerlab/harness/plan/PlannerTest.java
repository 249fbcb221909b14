package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.ExperimentExamples;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.harness.descriptor.TargetSpec;
import org.taggerlab.harness.descriptor.ValidationSize;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

class PlannerTest {
    private final Plan plan = Fixtures.plan(Fixtures.experiment());

    @Test
    void aSourceIsTrainedOnceAndComesFirstThenSizesPrescriptionsRepetitions() {
        assertThat(plan.trials().stream().map(trial -> trial.request().title()))
                .startsWith(
                        "transfer source 201 jets",
                        "transfer from-scratch 50 jets repetition 0",
                        "transfer from-scratch 50 jets repetition 1",
                        "transfer fine-tuned 50 jets repetition 0")
                .endsWith("transfer frozen 200 jets repetition 1")
                .hasSize(1 + 3 * 3 * 2);
        assertThat(plan.trials()).extracting(PlannedTrial::key).doesNotHaveDuplicates();
    }

    @Test
    void whatTransfersDependsOnTheSourceAndFromScratchOnNothing() {
        String source = plan.trials().get(0).key();

        assertThat(plan.trials())
                .allSatisfy(trial -> assertThat(trial.sourceKey())
                        .isEqualTo(trial.prescription().matches("fine-tuned|frozen") ? source : null));
    }

    @Test
    void eachOfSeveralSourcesHasItsJetsAndItsStartAndTheFirstIsThatOfOne() {
        var several = new SourceSpec("top", "qcd", 80, 40, 2, null, null, null, 2, SourceSpec.Labels.SIMULATED, 0);
        var one = new SourceSpec("top", "qcd", 80, 40, 2, null, null, null);
        Plan plans = Fixtures.plan(Fixtures.experiment(several, Fixtures.TARGET, Experiment.BadJets.REFUSE, 2203));
        Plan single = Fixtures.plan(Fixtures.experiment(one, Fixtures.TARGET, Experiment.BadJets.REFUSE, 2203));
        PlannedTrial first = plans.trials().get(0);
        PlannedTrial second = plans.trials().get(1);

        assertThat(first.key()).isEqualTo(single.trials().get(0).key()).isNotEqualTo(second.key());
        assertThat(second.repetition()).isEqualTo(1);
        assertThat(second.request().title()).isEqualTo("transfer source 80 jets repetition 1");
        assertThat(second.request().seeds()).isNotEqualTo(first.request().seeds());
        assertThat(second.request().data().training().get(1).jets())
                .hasSize(40)
                .isNotEqualTo(first.request().data().training().get(1).jets());
        assertThat(second.request().data().validation().get(1).jets())
                .isEqualTo(first.request().data().validation().get(1).jets());
        assertThat(plans.trials())
                .filteredOn(trial -> trial.prescription().equals("frozen"))
                .hasSize(3 * 2)
                .allSatisfy(trial ->
                        assertThat(trial.sourceKey()).isEqualTo(trial.repetition() == 0 ? first.key() : second.key()));
    }

    @Test
    void shuffledLabelsAreThoseOfTheSameJetsInAnotherOrderAndOfTheSourceOnly() {
        var control = new SourceSpec("top", "qcd", 201, 40, 2, null, null, null, 1, SourceSpec.Labels.SHUFFLED, 0);
        Plan shuffled = Fixtures.plan(Fixtures.experiment(control, Fixtures.TARGET, Experiment.BadJets.REFUSE, 2203));
        Data with = shuffled.trials().get(0).request().data();
        Data without = plan.trials().get(0).request().data();

        for (var parts : List.of(
                List.of(without.training(), with.training()), List.of(without.validation(), with.validation()))) {
            var before = counts(parts.get(0));
            var after = counts(parts.get(1));
            int signal = before.get("top 1");
            int background = before.get("qcd 0");
            assertThat(after.get("top 1") + after.get("top 0")).isEqualTo(signal);
            assertThat(after.get("qcd 1") + after.get("qcd 0")).isEqualTo(background);
            assertThat(after.get("top 1") + after.get("qcd 1")).isEqualTo(signal);
            assertThat(after.get("top 0")).as("about half").isBetween(signal / 4, 3 * signal / 4);
            for (String sample : List.of("top", "qcd")) {
                assertThat(jets(parts.get(1), sample)).isEqualTo(jets(parts.get(0), sample));
            }
        }
        assertThat(shuffled.trials().get(0).key())
                .isNotEqualTo(plan.trials().get(0).key());
        assertThat(trial(shuffled, "from-scratch", 50, 0).key())
                .isEqualTo(trial("from-scratch", 50, 0).key());
    }

    private static List<Integer> jets(List<Part> parts, String sample) {
        return parts.stream()
                .filter(part -> part.sample().equals(sample))
                .flatMap(part -> Arrays.stream(part.jets()).boxed())
                .sorted()
                .toList();
    }

    @Test
    void aShareOfValidationJetsGrowsWithTheSizeAndEachRepetitionHasItsOwn() {
        var target = new TargetSpec("w", "qcd", List.of(50, 101), new ValidationSize(0, 0.3), 80);
        Plan plan = Fixtures.plan(Fixtures.experiment(Fixtures.SOURCE, target, Experiment.BadJets.REFUSE, 2203));

        PlannedTrial small = trial(plan, "frozen", 50, 0);
        PlannedTrial large = trial(plan, "frozen", 101, 0);
        assertThat(counts(small.request().data().validation())).isEqualTo(Map.of("w 1", 7, "qcd 0", 7));
        assertThat(counts(large.request().data().validation())).isEqualTo(Map.of("w 1", 15, "qcd 0", 15));
        assertThat(small.labels()).isEqualTo(50 + 14);
        assertThat(large.labels()).isEqualTo(101 + 30);
        int[] jets = small.request().data().validation().get(1).jets();
        assertThat(large.request().data().validation().get(1).jets()).startsWith(jets);
        assertThat(trial(plan, "frozen", 50, 1)
                        .request()
                        .data()
                        .validation()
                        .get(1)
                        .jets())
                .isNotEqualTo(jets);
        assertThat(trial(plan, "from-scratch", 50, 0).request().data().validation())
                .isEqualTo(small.request().data().validation());
    }

    @Test
    void withoutASourceEveryPrescriptionStartsFromRandomWeights() {
        Experiment transfer = Fixtures.experiment();
        Experiment alone = ExperimentExamples.experiment(
                transfer.name(),
                transfer.file(),
                transfer.title(),
                transfer.network(),
                null,
                transfer.target(),
                List.of(TrialExamples.prescription("from-scratch", null, null)),
                transfer.training(),
                2,
                2203,
                Experiment.BadJets.REFUSE,
                List.of());

        Plan without = Fixtures.plan(alone);

        assertThat(without.trials()).hasSize(3 * 2).allMatch(trial -> trial.sourceKey() == null);
        assertThat(without.samples()).extracting(SampleUse::name).containsExactly("w", "qcd");
    }

    @Test
    void replayTrainsOnTheJetsOfTheSourceThatItStartsFrom() {
        Plan plan = Fixtures.plan(comparing(new Prescription.Replay(null, 0.5, BatchNormPolicy.TRAIN)));
        PlannedTrial source = plan.trials().get(0);

        assertThat(source.isSource()).isTrue();
        assertThat(plan.trials().subList(1, plan.trials().size()))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.request().data().replay())
                        .isEqualTo(source.request().data().training()));
        assertThat(trial("fine-tuned", 50, 0).request().data().replay()).isEmpty();
    }

    @Test
    void theControlTrainsOnTheBackgroundOfTheSourceAndNeedsNoTrainedSource() {
        var control = new Prescription.AddedBackground(null, 0.5);
        var background = Fixtures.plan(comparing(new Prescription.Replay(null, 0.5, BatchNormPolicy.TRAIN)))
                .trials()
                .get(0)
                .request()
                .data()
                .training()
                .stream()
                .filter(part -> part.label() == 0)
                .toList();

        Plan plan = Fixtures.plan(comparing(control));

        assertThat(background).isNotEmpty();
        assertThat(plan.trials()).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.isSource()).isFalse();
            assertThat(trial.sourceKey()).isNull();
            assertThat(trial.request().data().replay())
                    .usingRecursiveComparison()
                    .isEqualTo(background);
        });
    }

    @Test
    void recalibrationNeedsNoLabels() {
        Plan plan = Fixtures.plan(comparing(new Prescription.Recalibrated()));

        assertThat(plan.trials().subList(1, plan.trials().size()))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.labels()).isZero());
    }

    @Test
    void unfreezingThatDoesNotReachTheInputIsAWarningWithItsNumbers() {
        Experiment experiment = comparing(new Prescription.Unfreezing(null, 1000, BatchNormPolicy.TRAIN));
        int last = 1000 * (experiment.network().blocks().size() - 1);

        assertThat(PlanWarnings.of(experiment))
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith(experiment.name() + ": unfreezing never trains block input-norm: it begins at step "
                                + last + ", after the training is over at the sizes 50 (")
                        .endsWith("lower its `every`, or train longer"));
        assertThat(PlanWarnings.of(comparing(new Prescription.Unfreezing(null, 1, BatchNormPolicy.TRAIN))))
                .isEmpty();
        assertThat(PlanWarnings.of(Fixtures.experiment())).isEmpty();
    }

    private static Experiment comparing(Prescription prescription) {
        Experiment other = Fixtures.experiment();
        return ExperimentExamples.experiment(
                other.name(),
                other.file(),
                other.title(),
                other.network(),
                other.source(),
                other.target(),
                List.of(prescription),
                other.training(),
                2,
                2203,
                Experiment.BadJets.REFUSE,
                List.of());
    }

    @Test
    void aTrialTrainsAsItsPrescriptionSays() {
        PlannedTrial fineTuned = trial("fine-tuned", 50, 0);

        assertThat(fineTuned.request().training().learningRate()).isEqualTo(0.25);
        assertThat(trial("frozen", 50, 0).request().training().learningRate()).isEqualTo(0.5);
        assertThat(trial("frozen", 50, 0).request().transfer().prescription().upTo())
                .isEqualTo("edge-conv");
        assertThat(plan.trials().get(0).request().training().epochs()).isEqualTo(2);
        assertThat(fineTuned.request().training().epochs()).isEqualTo(7);
        assertThat(fineTuned.labels()).isEqualTo(50 + 60);
    }

    @Test
    void halfOfTheJetsAreSignalAndAnOddOneIsBackground() {
        Data data = trial("frozen", 101, 0).request().data();

        assertThat(counts(data.training())).isEqualTo(Map.of("w 1", 50, "qcd 0", 51));
        assertThat(counts(data.validation())).isEqualTo(Map.of("w 1", 30, "qcd 0", 30));
        assertThat(counts(data.test())).isEqualTo(Map.of("w 1", 40, "qcd 0", 40));
        assertThat(counts(plan.trials().get(0).request().data().training()))
                .isEqualTo(Map.of("top 1", 100, "qcd 0", 101));
        assertThat(plan.trials().get(0).request().data().test()).isEmpty();
    }

    @Test
    void aSmallerSubsetIsTheBeginningOfALargerOneOfTheSameRepetition() {
        for (int repetition = 0; repetition < 2; repetition++) {
            int[] small = trial("frozen", 50, repetition)
                    .request()
                    .data()
                    .training()
                    .get(0)
                    .jets();
            int[] large = trial("frozen", 200, repetition)
                    .request()
                    .data()
                    .training()
                    .get(0)
                    .jets();
            assertThat(large).startsWith(small).doesNotHaveDuplicates();
        }
    }

    @Test
    void prescriptionsOfARepetitionShareJetsAndSeedsAndRepetitionsDoNot() {
        var scratch = trial("from-scratch", 200, 1).request();
        var frozen = trial("frozen", 200, 1).request();
        var other = trial("frozen", 200, 0).request();

        assertThat(frozen.data().training().get(1).jets())
                .isEqualTo(scratch.data().training().get(1).jets())
                .isNotEqualTo(other.data().training().get(1).jets());
        assertThat(frozen.seeds()).isEqualTo(scratch.seeds()).isNotEqualTo(other.seeds());
        assertThat(frozen.data().test().get(0).jets())
                .isEqualTo(other.data().test().get(0).jets());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noEventServesTwoRoles(long seed) {
        Plan seeded =
                Fixtures.plan(Fixtures.experiment(Fixtures.SOURCE, Fixtures.TARGET, Experiment.BadJets.REFUSE, seed));
        var roles = new HashMap<String, String>();
        for (PlannedTrial trial : seeded.trials()) {
            String prefix = trial.prescription().equals("source") ? "source " : "target ";
            Data data = trial.request().data();
            note(roles, prefix + "training", data.training());
            note(roles, prefix + "validation", data.validation());
            note(roles, prefix + "test", data.test());
        }
    }

    @Test
    void anotherViewOfTheSameEventsKeepsTheirRoles() {
        var target = new TargetSpec("w-detector", "qcd", List.of(50), 20, 20);
        var source = new SourceSpec("w", "qcd", 100, 20, 1, null, null, null);
        Plan views = Fixtures.plan(Fixtures.experiment(source, target, Experiment.BadJets.REFUSE, 1));

        long[] events = Fixtures.inventory(Fixtures.CATALOGUE.find("w")).events();
        assertThat(events)
                .isEqualTo(Fixtures.inventory(Fixtures.CATALOGUE.find("w-detector"))
                        .events());
        var seen = new HashMap<Long, String>();
        for (PlannedTrial trial : views.trials()) {
            for (Part part : trial.request().data().training()) {
                Arrays.stream(part.jets())
                        .filter(jet -> part.label() == 1)
                        .forEach(jet -> assertThat(seen.merge(events[jet], part.sample(), (a, b) -> b))
                                .isEqualTo(part.sample()));
            }
        }
        assertThat(seen.values()).contains("w", "w-detector");
    }

    @Test
    void tooFewJetsAreReportedWithWhatIsNeededAndWhatIsThere() {
        var target = new TargetSpec("w", "qcd", List.of(50, 4000), 60, 80);
        var thrown = catchThrowableOfType(
                InvalidInputException.class,
                () -> Fixtures.plan(Fixtures.experiment(Fixtures.SOURCE, target, Experiment.BadJets.REFUSE, 1)));

        assertThat(thrown.diagnostics()).hasSize(2);
        assertThat(thrown.diagnostics().get(1).message())
                .matches("sample `w` \\(target signal, 900 jets\\) has too few: test needs 40 and has \\d+, "
                        + "validation needs 30 and has \\d+, training needs 2000 and has \\d+; no event serves two of "
                        + "these; lower target.sizes, give these roles a larger share \\(`split`\\), or use a larger "
                        + "sample");
        assertThat(thrown.diagnostics().get(0).message())
                .contains("`qcd` (source background, target background, 2000 jets)", "source training needs 101 and");
    }

    @Test
    void theShortageIsReportedWhereTheDescriptorAsksForTheJets(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "a: 1\ntarget:\n  sizes: [50]\n");
        var few = Fixtures.experiment();
        var experiment = ExperimentExamples.experiment(
                few.name(),
                file,
                few.title(),
                few.network(),
                few.source(),
                new TargetSpec("w", "qcd", List.of(4000), 2, 2),
                few.prescriptions(),
                few.training(),
                1,
                1,
                few.badJets(),
                few.expect());

        assertThat(catchThrowableOfType(InvalidInputException.class, () -> Fixtures.plan(experiment)))
                .hasMessageStartingWith(file + ":3:3: sample `qcd`");
    }

    @Test
    void badJetsAreRefusedByTheirIndices() {
        var thrown = catchThrowableOfType(
                InvalidInputException.class,
                () -> Fixtures.plan(
                        Fixtures.experiment(), Fixtures.CATALOGUE, PlannerTest::withBadJets, Fixtures.RUNTIME));

        assertThat(thrown.diagnostics())
                .singleElement()
                .extracting(error -> error.message())
                .isEqualTo(
                        "sample `top` has 12 jets that cannot be used, among its 900: jet 0 (nan), 3 (nan), 6 (nan), 9 (nan), "
                                + "12 (nan), 15 (nan), 18 (nan), 21 (nan), 24 (nan), 27 (nan) and 2 more; repair the sample, or "
                                + "write `bad-jets: skip` to leave them out");
    }

    @Test
    void badJetsAreSkippedAndCountedIfTheDescriptorSaysSo() {
        var experiment = Fixtures.experiment(Fixtures.SOURCE, Fixtures.TARGET, Experiment.BadJets.SKIP, 2203);
        Plan skipped = Fixtures.plan(experiment, Fixtures.CATALOGUE, PlannerTest::withBadJets, Fixtures.RUNTIME);

        assertThat(skipped.samples())
                .filteredOn(sample -> sample.name().equals("top"))
                .singleElement()
                .satisfies(sample -> {
                    assertThat(sample.dropped()).isEqualTo(12);
                    assertThat(sample.leftOut()).containsExactly(Map.entry("without momentum", 20L));
                });
        int[] before = plan.trials().get(0).request().data().training().get(0).jets();
        int[] after = skipped.trials().get(0).request().data().training().get(0).jets();
        assertThat(IntStream.of(after)).hasSize(100).noneMatch(PlannerTest::isBad);
        assertThat(after) // the others keep their places
                .startsWith(IntStream.of(before).filter(jet -> !isBad(jet)).toArray());
    }

    @Test
    void aSampleIsReportedWithAllItIsUsedFor() {
        assertThat(plan.samples())
                .filteredOn(sample -> sample.name().equals("qcd"))
                .singleElement()
                .satisfies(qcd -> {
                    assertThat(qcd.used()).containsExactly("source background", "target background");
                    assertThat(qcd.jets()).isEqualTo(2000);
                    assertThat(qcd.kind()).isEqualTo("simulated");
                });
    }

    @Test
    void frozenTrunksOfDifferentDepthAreDistinguishedByTheirBlock() {
        var one = Fixtures.experiment();
        var both = ExperimentExamples.experiment(
                one.name(),
                one.file(),
                one.title(),
                one.network(),
                one.source(),
                one.target(),
                List.of(frozen("edge-conv"), frozen("fusion")),
                one.training(),
                one.repetitions(),
                one.seed(),
                one.badJets(),
                one.expect());

        var trials = Fixtures.plan(both).trials();
        assertThat(trials)
                .extracting(PlannedTrial::prescription)
                .containsOnly("source", "frozen(edge-conv)", "frozen(fusion)");
        assertThat(trials).extracting(PlannedTrial::key).doesNotHaveDuplicates();
        // the worker is told the kind and the block, so a trial keeps its key whatever it is compared with
        assertThat(trials.get(1).request().transfer().prescription().name()).isEqualTo("frozen");
    }

    private static Prescription frozen(String upTo) {
        return new Prescription.Frozen(null, upTo, BatchNormPolicy.TRAIN);
    }

    @Test
    void planningTwiceGivesTheSameKeys() {
        assertThat(Fixtures.plan(Fixtures.experiment()).trials())
                .extracting(PlannedTrial::key)
                .isEqualTo(plan.trials().stream().map(PlannedTrial::key).toList());
    }

    private PlannedTrial trial(String prescription, int size, int repetition) {
        return trial(plan, prescription, size, repetition);
    }

    private static PlannedTrial trial(Plan plan, String prescription, int size, int repetition) {
        return plan.trials().stream()
                .filter(trial -> trial.prescription().equals(prescription)
                        && trial.size() == size
                        && trial.repetition() == repetition)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> counts(List<Part> parts) {
        var counts = new HashMap<String, Integer>();
        parts.forEach(part -> counts.put(part.sample() + " " + part.label(), part.jets().length));
        return counts;
    }

    private static void note(Map<String, String> roles, String role, List<Part> parts) {
        for (Part part : parts) {
            long[] events =
                    Fixtures.inventory(Fixtures.CATALOGUE.find(part.sample())).events();
            for (int jet : part.jets()) {
                assertThat(roles.merge(part.sample() + " " + events[jet], role, (a, b) -> a))
                        .isEqualTo(role);
            }
        }
    }

    private static boolean isBad(int jet) {
        return jet < 36 && jet % 3 == 0;
    }

    private static Inventory withBadJets(Sample sample) {
        Inventory all = Fixtures.inventory(sample);
        List<Inventory.BadJet> bad = sample.name().equals("top")
                ? IntStream.range(0, 12)
                        .mapToObj(i -> new Inventory.BadJet(3 * i, "nan"))
                        .toList()
                : List.of();
        return new Inventory(all.events(), bad, Map.of("without momentum", 20L), all.attributes());
    }
}
