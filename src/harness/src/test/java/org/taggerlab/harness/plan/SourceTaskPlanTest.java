package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** Test jets of the source's task: {@code source: {test: 120}}. */
class SourceTaskPlanTest {

    @Test
    void everyTrialIsTestedOnTheSameJetsOfTheSourcesTask() {
        Plan plan = plan(tested(120, SourceSpec.Labels.SHUFFLED), 2203);

        List<Part> parts = plan.trials().get(0).request().data().sourceTest();
        assertThat(parts).extracting(Part::sample).containsExactly("top", "qcd");
        assertThat(parts)
                .as("the labels that were simulated, whatever the source was trained with")
                .extracting(Part::label)
                .containsExactly(1, 0);
        assertThat(parts).extracting(part -> part.jets().length).containsExactly(60, 60);
        assertThat(plan.trials())
                .hasSize(1 + 3 * 3 * 2)
                .allSatisfy(
                        trial -> assertThat(trial.request().data().sourceTest()).isEqualTo(parts));
        assertThat(plan.trials().get(0).request().data().test())
                .as("a source is not tested on the target's")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noEventOfTheSourcesTestTrainsOrValidatesAnything(long seed) {
        Plan plan = plan(tested(120, SourceSpec.Labels.SIMULATED), seed);
        Set<String> tested = events(plan.trials().get(0).request().data().sourceTest());
        Set<String> testedOnTarget =
                events(plan.trials().get(1).request().data().test());

        for (PlannedTrial trial : plan.trials()) {
            assertThat(events(trial.request().data().training())).doesNotContainAnyElementsOf(tested);
            assertThat(events(trial.request().data().validation())).doesNotContainAnyElementsOf(tested);
        }
        // of the background, which both tasks have, the larger test begins with the smaller one
        var shared = new HashSet<>(tested);
        shared.retainAll(testedOnTarget);
        assertThat(shared)
                .isEqualTo(testedOnTarget.stream()
                        .filter(event -> event.startsWith("qcd"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void withoutItARequestSaysNothingOfItAndWithItTheTargetKeepsItsJets() {
        Plan without = Fixtures.plan(Fixtures.experiment());
        Plan with = plan(tested(120, SourceSpec.Labels.SIMULATED), 2203);

        PlannedTrial plain = without.trials().get(1);
        PlannedTrial tested = with.trials().get(1);
        assertThat(ProtocolJson.tree(plain.request()).path("data").has("source-test"))
                .isFalse();
        assertThat(tested.key()).isNotEqualTo(plain.key());
        for (int part = 0; part < 2; part++) {
            assertThat(tested.request().data().training().get(part).jets())
                    .isEqualTo(plain.request().data().training().get(part).jets());
            assertThat(tested.request().data().test().get(part).jets())
                    .isEqualTo(plain.request().data().test().get(part).jets());
        }
        assertThat(KeyDifference.between(plain.request(), tested.request()))
                .containsExactly("source test samples 0 -> 2");
    }

    @Test
    void tooFewJetsAreReportedUnderTheKeyThatAsksForThem() {
        var thrown = catchThrowableOfType(
                InvalidInputException.class, () -> plan(tested(1500, SourceSpec.Labels.SIMULATED), 1));

        assertThat(thrown.diagnostics())
                .extracting(error -> error.message())
                .allSatisfy(message -> assertThat(message)
                        .contains("test needs 750 and has")
                        .contains("lower source.test,")
                        .doesNotContain("target.test"))
                .anySatisfy(message -> assertThat(message).startsWith("sample `top` (source signal, 900 jets)"));
    }

    private static SourceSpec tested(int jets, SourceSpec.Labels labels) {
        return new SourceSpec("top", "qcd", 201, 40, 2, null, null, null, 1, labels, jets);
    }

    private static Plan plan(SourceSpec source, long seed) {
        return Fixtures.plan(Fixtures.experiment(source, Fixtures.TARGET, Experiment.BadJets.REFUSE, seed));
    }

    private static final Map<String, long[]> EVENTS = Map.of(
            "top", Fixtures.inventory(Fixtures.CATALOGUE.find("top")).events(),
            "w", Fixtures.inventory(Fixtures.CATALOGUE.find("w")).events(),
            "qcd", Fixtures.inventory(Fixtures.CATALOGUE.find("qcd")).events());

    private static Set<String> events(List<Part> parts) {
        return parts.stream()
                .flatMap(part ->
                        IntStream.of(part.jets()).mapToObj(jet -> part.sample() + " " + EVENTS.get(part.sample())[jet]))
                .collect(Collectors.toSet());
    }
}
