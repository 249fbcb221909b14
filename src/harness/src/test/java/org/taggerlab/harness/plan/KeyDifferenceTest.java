package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.worker.NumericalVersion;
import org.taggerlab.vocabulary.worker.TrialRequest;

class KeyDifferenceTest {
    private final Plan plan = Fixtures.plan(Fixtures.experiment());
    private final TrialRequest wanted = plan.trials().get(3).request();

    @Test
    void aChangedValueIsNamedWithOldAndNew() {
        assertThat(differences("\"epochs\":7", "\"epochs\":12")).containsExactly("training.epochs 12 -> 7");
        assertThat(differences("\"step\":[]", "\"step\":[1,2]")).containsExactly("training.schedule.step [1,2] -> []");
        assertThat(differences("\"backend\":\"cpu\"", "\"backend\":\"cuda\""))
                .containsExactly("runtime.backend cuda -> cpu");
    }

    @Test
    void aValueThatOnlyOneOfThemHasIsNamed() {
        assertThat(differences("\"fusion\":3,", "\"fusion\":3,\"ln-kt-min\":0.5,"))
                .containsExactly("network.ln-kt-min 0.5 -> none");
    }

    @Test
    void anotherSampleFileIsNamedOnceByTheBeginningsOfItsDigests() {
        assertThat(differences("2".repeat(64), "a".repeat(64)))
                .containsExactly("sample digest of w aaaaaaaa -> 22222222");
    }

    @Test
    void otherJetsAreCountedAndNotListed() {
        TrialRequest smaller = wanted;
        TrialRequest larger = plan.trials().get(9).request();

        assertThat(KeyDifference.between(smaller, larger)).containsExactly("training jets: w 25 -> 50, qcd 25 -> 51");
        TrialRequest otherRepetition = plan.trials().get(4).request();
        assertThat(KeyDifference.between(smaller, otherRepetition))
                .containsExactly("training jets: others of w, others of qcd", "seeds");
    }

    @Test
    void theVersionOfTheCodeUnderWhichATrialWasStoredIsSaid() {
        int earlier = NumericalVersion.CURRENT - 1;
        TrialRequest older = changed("\"key\":\"" + wanted.key(), "\"key\":\"" + ContentKey.of(wanted, earlier));

        assertThat(KeyDifference.between(older, wanted))
                .containsExactly("numerical code version " + earlier + " -> " + NumericalVersion.CURRENT);
    }

    @Test
    void whereTheRequestsAreEqualTheCodeIsNot() {
        TrialRequest older = changed("\"key\":\"" + wanted.key(), "\"key\":\"0000");

        assertThat(KeyDifference.between(older, wanted))
                .containsExactly("numerical code version -> " + NumericalVersion.CURRENT);
        assertThat(KeyDifference.between(wanted, wanted)).isEmpty();
    }

    @Test
    void theClosestStoredTrialIsTheOneWithTheFewestDifferences() {
        List<TrialRequest> stored =
                plan.trials().stream().map(PlannedTrial::request).toList();
        TrialRequest changed = changed("\"epochs\":7", "\"epochs\":12");

        assertThat(KeyDifference.closest(stored, changed)).contains(wanted);
        assertThat(KeyDifference.closest(List.of(stored.get(0)), wanted)).isEmpty();
    }

    private List<String> differences(String now, String then) {
        return KeyDifference.between(changed(now, then), wanted);
    }

    private TrialRequest changed(String from, String to) {
        return ContentKeyTest.Requests.changed(wanted, json -> {
            String changed = json.replace(from, to);
            return changed.equals(json) || changed.contains("\"key\":\"0000")
                    ? changed
                    : changed.replace(wanted.key(), "other");
        });
    }
}
