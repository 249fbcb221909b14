package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;
import org.taggerlab.vocabulary.worker.TrialRequest.Transfer;

/** Two jets an event: jets 0 and 1 are of event 0. */
class DisjointnessTest {
    private final Disjointness disjointness =
            new Disjointness((sample, jet) -> new Disjointness.Event(sample, jet / 2));

    @Test
    void anEventInTrainingAndTestIsADefect() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> disjointness.add(request("frozen", part("qcd", 0, 4), part("qcd", 6), part("qcd", 5))))
                .withMessage("event 2 of qcd serves both training and test; please report this defect");
    }

    @Test
    void anEventOfTheSourceInAnyRoleOfTheTargetIsADefect() {
        disjointness.add(request("source", part("qcd", 0), part("qcd", 2), null));

        assertThatIllegalStateException()
                .isThrownBy(() -> disjointness.add(request("frozen", part("qcd", 1), part("qcd", 8), part("qcd", 10))))
                .withMessage("event 0 of qcd serves both source training and training; please report this defect");
    }

    @Test
    void equalEventNumbersOfDifferentSamplesAreDifferentEvents() {
        assertThatCode(() -> disjointness.add(request("frozen", part("qcd", 0), part("w", 0), part("top", 0))))
                .doesNotThrowAnyException();
    }

    @Test
    void anEventMayServeOneRoleInManyTrials() {
        disjointness.add(request("frozen", part("qcd", 0), part("qcd", 2), part("qcd", 4)));

        assertThatCode(() -> disjointness.add(request("fine-tuned", part("qcd", 1), part("qcd", 3), part("qcd", 5))))
                .doesNotThrowAnyException();
    }

    private static Part part(String sample, int... jets) {
        return new TrialRequest.Part(sample, List.of(new FilePart(Path.of(sample), "00")), "00", 0, jets, null, null);
    }

    private static TrialRequest request(String prescription, Part training, Part validation, Part test) {
        return new TrialRequest(
                "",
                "",
                null,
                null,
                new Data(List.of(training), List.of(validation), test == null ? List.of() : List.of(test)),
                new Transfer(Prescription.of(prescription, null, null, BatchNormPolicy.TRAIN, 1), null, null, null),
                null,
                null,
                null);
    }
}
