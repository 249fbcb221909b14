package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.NumericalVersion;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
import org.taggerlab.vocabulary.worker.TrialRequest.Runtime;
import org.taggerlab.vocabulary.worker.TrialRequest.Transfer;

class ContentKeyTest {
    private static final TrialRequest REQUEST = new TrialRequest(
            "ignored",
            "any title",
            Task.JET_TAGGING,
            new LundNet(List.of("ln-z", "psi"), -0.5, null, List.of(List.of(2, 3)), 4, 5, 0.1),
            new Data(
                    List.of(new TrialRequest.Part(
                            "top",
                            List.of(new FilePart(Path.of("/here/top.h5"), "ab")),
                            "ab",
                            1,
                            new int[] {3, 1},
                            null,
                            null)),
                    List.of(new TrialRequest.Part(
                            "qcd",
                            List.of(new FilePart(Path.of("/here/qcd.h5"), "cd")),
                            "cd",
                            0,
                            new int[] {2},
                            null,
                            null)),
                    List.of()),
            new Transfer(
                    TrialExamples.prescription("frozen", null, "edge-conv"), "0123", Path.of("/here/model.zip"), null),
            new Training(
                    256,
                    Optimiser.ADAM,
                    0.001,
                    0,
                    0,
                    Schedule.step(List.of(10), 0.1),
                    12,
                    new Stopping(4, Stopping.Criterion.VALIDATION_LOSS)),
            new Seeds(7, 8, 9),
            new Runtime("cpu", 2, "auto", List.of()));

    @Test
    void theKeyIsTheDigestOfTheCanonicalJson() {
        // written by hand from the javadoc of ContentKey, with version 2; digest by sha256sum
        assertThat(ContentKey.of(REQUEST, 2)).isEqualTo("9c1ab8974c4d5130");
    }

    @Test
    void theVersionOfNumericalCodeIsPartOfTheKey() {
        assertThat(ContentKey.of(REQUEST))
                .isEqualTo(ContentKey.of(REQUEST, NumericalVersion.CURRENT))
                .isNotEqualTo(ContentKey.of(REQUEST, NumericalVersion.CURRENT - 1));
    }

    @Test
    void titleKeyAndPathsDoNotMatter() {
        var transfer = new Transfer(TrialExamples.prescription("frozen", null, "edge-conv"), "0123", null, "ef", null);
        var data = new Data(
                List.of(new TrialRequest.Part(
                        "top", List.of(new FilePart(Path.of("there"), "ab")), "ab", 1, new int[] {3, 1}, null, null)),
                REQUEST.data().validation(),
                REQUEST.data().test());
        var moved = new TrialRequest(
                "other",
                "another title",
                REQUEST.task(),
                REQUEST.network(),
                data,
                transfer,
                REQUEST.training(),
                REQUEST.seeds(),
                REQUEST.runtime());

        assertThat(ContentKey.of(moved)).isEqualTo(ContentKey.of(REQUEST));
    }

    @Test
    void everythingElseMatters() {
        assertThat(List.of(
                        ContentKey.of(REQUEST),
                        changed("\"ab\"", "\"ac\""),
                        changed("[3,1]", "[1,3]"),
                        changed("\"epochs\":12", "\"epochs\":15"),
                        changed("\"init\":7", "\"init\":8"),
                        changed("\"threads\":2", "\"threads\":1"),
                        changed("\"backend\":\"cpu\"", "\"backend\":\"cuda\""),
                        changed("\"source-key\":\"0123\"", "\"source-key\":\"0124\""),
                        changed("\"up-to\":\"edge-conv\"", "\"up-to\":\"fusion\""),
                        changed("\"ln-kt-min\":-0.5", "\"ln-kt-min\":0.5"),
                        changed("\"label\":1", "\"label\":0"),
                        changed("[3,1]", "[3,1],\"view\":{\"label\":1}"),
                        changed("[3,1]", "[3,1],\"view\":{\"label\":0}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void everySettingOfAPrescriptionMatters() {
        var policy = BatchNormPolicy.TRAIN;
        assertThat(Stream.of(
                                new Prescription.FineTuned(null, 1, policy),
                                new Prescription.LinearProbe(null),
                                new Prescription.ProbeThenTune(null, policy),
                                new Prescription.Unfreezing(null, 5, policy),
                                new Prescription.Unfreezing(null, 6, policy),
                                new Prescription.LayerDecay(null, 0.5, policy),
                                new Prescription.LayerDecay(null, 0.6, policy),
                                new Prescription.NormsAndBiases(null, policy),
                                new Prescription.NormsAndBiases(null, BatchNormPolicy.FREEZE_STATISTICS),
                                new Prescription.LowRank(null, 2, "edge-conv", policy),
                                new Prescription.LowRank(null, 3, "edge-conv", policy),
                                new Prescription.LowRank(null, 2, "fusion", policy),
                                new Prescription.L2ToSource(null, 0.1, policy),
                                new Prescription.L2ToSource(null, 0.2, policy),
                                new Prescription.Replay(null, 0.1, policy),
                                new Prescription.Replay(null, 0.2, policy),
                                new Prescription.Recalibrated())
                        .map(prescription -> REQUEST.with(new Transfer(prescription, "0123", null, null)))
                        .map(ContentKey::of))
                .doesNotHaveDuplicates()
                .hasSize(17);
    }

    @Test
    void jetsOfTheSourceThatAreTrainedOnAgainMatter() {
        var again = REQUEST.data().replaying(REQUEST.data().training());

        assertThat(ContentKey.of(ContentKey.copy(REQUEST, "", again))).isNotEqualTo(ContentKey.of(REQUEST));
    }

    private static String changed(String from, String to) {
        return ContentKey.of(Requests.changed(REQUEST, json -> json.replace(from, to)));
    }

    /** Requests by way of their JSON. */
    static final class Requests {
        private Requests() {}

        static TrialRequest changed(TrialRequest request, UnaryOperator<String> change) {
            try {
                String json = RecordJson.MAPPER.writeValueAsString(request);
                String changed = change.apply(json);
                assertThat(changed).isNotEqualTo(json);
                return RecordJson.MAPPER.readValue(changed, TrialRequest.class);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
