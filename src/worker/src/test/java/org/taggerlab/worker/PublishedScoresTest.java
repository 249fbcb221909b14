package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.harness.descriptor.PublishedNetworks;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.ScoresFormat;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * Weights that others published, from their file over an import to the scores of jets: as PyTorch 1.13 computes them, from
 * the constituents on; the recipe is {@code scores.py} beside the reference.
 */
class PublishedScoresTest {
    private static final Path HERE = Path.of("src/test/resources/published");
    private static final Path WEIGHTS = Path.of("../networks/src/test/resources/reference");
    private static final List<String> SAMPLES = List.of("hundred-w-jets.h5", "hundred-qcd-jets.h5");

    @TempDir
    private Path folder;

    static List<Arguments> taggers() {
        return List.of(
                Arguments.of(WEIGHTS.resolve("lundnet5.npz"), "lundnet5", Map.of()),
                Arguments.of(
                        WEIGHTS.resolve("lundnet3-small.npz"),
                        "lundnet3",
                        Map.of("blocks", "[[8, 8], [8, 16]]", "fusion", "24", "dense", "12", "ln-kt-min", "0")),
                Arguments.of(WEIGHTS.resolve("particlenet.npz"), "particlenet", Map.of("constituents", "30")),
                Arguments.of(
                        HERE.resolve("weaver-particlenet.npz"),
                        "particlenet",
                        Map.of(
                                "features", "[ln-pt, ln-e, ln-pt-rel, ln-e-rel, delta-r, d-eta, d-phi]",
                                "standardise",
                                        "{ln-pt: [1.7, 0.7], ln-e: [2.0, 0.7], ln-pt-rel: [-4.7, 0.7],"
                                                + " ln-e-rel: [-4.7, 0.7], delta-r: [0.2, 4.0]}",
                                "signal-output", "0",
                                "blocks", "[[8, 8, 8], [14, 14, 14]]",
                                "dense", "10",
                                "neighbours", "4",
                                "constituents", "30")));
    }

    @ParameterizedTest
    @MethodSource("taggers")
    void importedWeightsScoreJetsAsPyTorchDoes(Path weights, String network, Map<String, String> changes)
            throws IOException {
        Path model = folder.resolve("model.zip");
        var tagger = PublishedNetworks.named(network, changes);
        new ImportJob(new ImportRequest(weights, "ab".repeat(32), tagger.network(), tagger.weights(), model), folder)
                .run(null);
        Scores scores = evaluate(model);

        String column = weights.getFileName().toString().replace(".npz", "");
        List<String[]> reference = Files.readAllLines(HERE.resolve("scores.csv")).stream()
                .map(line -> line.split(","))
                .toList();
        int at = List.of(reference.get(0)).indexOf(column);
        assertThat(scores.score()).hasSize(reference.size() - 1);
        int ties = 0;
        for (int row = 0; row < scores.score().length; row++) {
            String[] expected = reference.get(row + 1);
            assertThat(scores.samples().get(scores.sample()[row])).isEqualTo(expected[0]);
            assertThat(scores.jet()[row]).isEqualTo(Integer.parseInt(expected[1]));
            if (column.equals("lundnet5") && expected[expected.length - 1].equals("1")) {
                // psi of two branches of the same azimuth is a matter of rounding; the other networks do not know psi
                ties++;
                continue;
            }
            assertThat((double) scores.score()[row])
                    .as("%s jet %s", expected[0], expected[1])
                    .isCloseTo(Double.parseDouble(expected[at]), within(2e-6));
        }
        assertThat(ties).isLessThan(3);
        assertThat(TaggerModel.load(model).provenance()).containsKey("weights-sha256");
    }

    private Scores evaluate(Path model) throws IOException {
        var request = new EvaluationRequest(
                model,
                List.of(
                        new LabelledSample(SAMPLES.get(0), FilePart.only(HERE.resolve(SAMPLES.get(0))), 1, null),
                        new LabelledSample(SAMPLES.get(1), FilePart.only(HERE.resolve(SAMPLES.get(1))), 0, null)),
                ScoresFormat.CSV,
                1,
                new TrialRequest.Runtime("cpu", 1, "auto", List.of()));
        try (var log = new EventLog(folder)) {
            new EvaluationJob(request, folder).run(log);
        }
        return ScoresCsv.read(folder.resolve("scores.csv"));
    }
}
