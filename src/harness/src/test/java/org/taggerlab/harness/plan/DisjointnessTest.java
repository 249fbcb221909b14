package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;
import org.taggerlab.vocabulary.worker.TrialRequest.Transfer;

/** Two jets per event: jets 0 and 1 are of event 0. */
class DisjointnessTest {
    private final Disjointness disjointness = new Disjointness(sample -> new Disjointness.Events(
            sample.replace("-detector", ""),
            LongStream.range(0, 20).map(jet -> jet / 2).toArray()));

    @Test
    void anEventInTrainingAndTestIsADefect() {
        disjointness.add(request("frozen", part("qcd", 0, 4), part("qcd", 6), part("qcd", 5)));

        assertThatIllegalStateException()
                .isThrownBy(disjointness::prove)
                .withMessage("event 2 of qcd serves both training and test; please report this defect");
    }

    @Test
    void anEventOfTheSourceInAnyRoleOfTheTargetIsADefect() {
        disjointness.add(request("source", part("qcd", 0), part("qcd", 2), null));
        disjointness.add(request("frozen", part("qcd", 1), part("qcd", 8), part("qcd", 10)));

        assertThatIllegalStateException()
                .isThrownBy(disjointness::prove)
                .withMessage("event 0 of qcd serves both source training and training; please report this defect");
    }

    @Test
    void equalEventNumbersOfDifferentSamplesAreDifferentEvents() {
        disjointness.add(request("frozen", part("qcd", 0), part("w", 0), part("top", 0)));

        assertThatCode(disjointness::prove).doesNotThrowAnyException();
    }

    @Test
    void anEventIsTheSameInEveryViewOfIt() {
        disjointness.add(request("frozen", part("qcd", 0), part("qcd", 2), part("qcd-detector", 1)));

        assertThatIllegalStateException()
                .isThrownBy(disjointness::prove)
                .withMessageStartingWith("event 0 of qcd serves both training and test");
    }

    @Test
    void anEventMayServeOneRoleInManyTrials() {
        disjointness.add(request("frozen", part("qcd", 0), part("qcd", 2), part("qcd", 4)));
        disjointness.add(request("fine-tuned", part("qcd", 1), part("qcd", 3), part("qcd", 5)));

        assertThatCode(disjointness::prove).doesNotThrowAnyException();
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
                new Transfer(TrialExamples.prescription(prescription, null, null), null, null, null),
                null,
                null,
                null);
    }
}
