package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.networks.model.ModelException;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.SavedWeights;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;

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
    void theAnswerSaysWhatWasTakenOffEveryName() throws IOException {
        Path weights = folder.resolve("net.npz");
        try (var plain = new ZipInputStream(Files.newInputStream(WEIGHTS));
                var named = new ZipOutputStream(Files.newOutputStream(weights))) {
            for (ZipEntry entry = plain.getNextEntry(); entry != null; entry = plain.getNextEntry()) {
                // "weights/", which not every file has, comes before any prefix
                named.putNextEntry(new ZipEntry(entry.getName().replaceFirst("^(weights/)?", "$1net.")));
                plain.transferTo(named);
            }
        }

        for (Path file : List.of(WEIGHTS, weights)) {
            Network network = network(24);
            var request = new ImportRequest(
                    file, "ab".repeat(32), network, SavedWeights.plain(network), folder.resolve("model.zip"));
            new ImportJob(request, folder).run(null);

            assertThat(ProtocolJson.read(folder.resolve(WorkerFiles.IMPORTED), ImportRequest.Imported.class)
                            .prefix())
                    .isEqualTo(file.equals(weights) ? "net." : "");
        }
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
