package org.taggerlab.reports.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;

class RecipeTextTest {
    private static final Network NETWORK =
            new LundNet(List.of("ln-z"), null, null, List.of(List.of(4), List.of(4)), 8, 6, 0);

    @Test
    void blocksThatAreTreatedAlikeStandTogether() {
        assertThat(text(new Prescription.Frozen(null, "edge-conv", BatchNormPolicy.FREEZE_STATISTICS)))
                .isEqualTo("""
                        frozen
                          input-norm to edge-conv-2: start source, nothing trains
                          fusion to output: start source, all train, BatchNorm statistics kept
                        """);
    }

    @Test
    void ratesStepsAndWhatComesFirstAreShown() {
        assertThat(text(
                        new Prescription.LayerDecay(null, 0.5, BatchNormPolicy.TRAIN),
                        new Prescription.ProbeThenTune(null, BatchNormPolicy.TRAIN)))
                .contains("  dense: start source, all train at 0.5000 of the learning rate\n")
                .endsWith("""
                        probe-then-tune
                          first, to its own end:
                            input-norm to dense: start source, nothing trains
                            output: start source, all train
                          then, from its best epoch:
                          input-norm to output: start source, all train
                        """);
        assertThat(text(new Prescription.Unfreezing(null, 10, BatchNormPolicy.TRAIN)))
                .contains("  edge-conv-2: start source, all train from step 30 on\n");
    }

    @Test
    void whatHoldsForAllBlocksFollowsThem() {
        assertThat(text(
                        new Prescription.LowRank(null, 3, "edge-conv-1", BatchNormPolicy.TRAIN),
                        new Prescription.L2ToSource(null, 0.25, BatchNormPolicy.TRAIN),
                        new Prescription.Replay(null, 0.2, BatchNormPolicy.TRAIN),
                        new Prescription.Recalibrated()))
                .contains(
                        "  edge-conv-1: start source, additions of rank 3 train\n",
                        "  penalty: 0.2500 / 2 |w - w of the source|^2\n",
                        "  0.2000 of each batch are jets of the source\n",
                        "  input-norm to output: start source, nothing trains, BatchNorm statistics estimated again\n");
    }

    @Test
    void nothingIsSaidOfWhatThisVersionDoesNotKnow() {
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("network", Map.of("type", "perceptron"));
        configuration.put("prescriptions", List.of(Map.of("kind", "melted")));

        assertThat(RecipeText.of(configuration)).isEmpty();
        assertThat(RecipeText.of(Map.of())).isEmpty();
    }

    private static String text(Prescription... prescriptions) {
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("network", map(NETWORK));
        configuration.put(
                "prescriptions",
                List.of(prescriptions).stream().map(RecipeTextTest::map).toList());
        return RecipeText.of(configuration);
    }

    private static Map<String, Object> map(Object record) {
        return RecordJson.MAPPER.convertValue(record, new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
