package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.networks.model.ModelException;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.SavedWeights;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

class ImportJobTest {
    private static final Path WEIGHTS = Path.of("../networks/src/test/resources/reference/lundnet3-small.npz");

    @TempDir
    private Path folder;

    @Test
    void publishedWeightsBecomeAModelThatSaysWhatItIs() throws IOException {
        Path model = folder.resolve("model.zip");

        assertThat(new ImportJob(request(24, model), folder).run(null)).isEqualTo(WorkerExit.DONE);

        TaggerModel back = TaggerModel.load(model);
        assertThat(back.network()).isEqualTo(network(24));
        assertThat(back.provenance())
                .containsOnly(
                        Map.entry("imported-from", "lundnet3-small.npz"), Map.entry("weights-sha256", "ab".repeat(32)));
    }

    @Test
    void weightsOfAnotherNetworkAreListedOneByOne() {
        var job = new ImportJob(request(25, folder.resolve("model.zip")), folder);

        assertThatThrownBy(() -> job.run(null))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "wrong shape: fusion_block.0.weight is [24, 24] in the file, [25, 24] in the network")
                .hasMessageContaining("wrong shape: fc.0.0.weight is [12, 24] in the file, [12, 25] in the network");
    }

    private static ImportRequest request(int fusion, Path model) {
        Network network = network(fusion);
        return new ImportRequest(WEIGHTS, "ab".repeat(32), network, SavedWeights.plain(network), model);
    }

    private static Network network(int fusion) {
        return new LundNet(
                List.of("ln-z", "ln-delta", "ln-kt"), 0.0, null, List.of(List.of(8, 8), List.of(8, 16)), fusion, 12, 0);
    }
}
