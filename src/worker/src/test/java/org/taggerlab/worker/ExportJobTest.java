package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.networks.model.ModelException;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.worker.ExportFormat;
import org.taggerlab.vocabulary.worker.ExportRequest;
import org.taggerlab.vocabulary.worker.ExportRequest.Exported;
import org.taggerlab.vocabulary.worker.WorkerExit;

class ExportJobTest {
    @TempDir
    private Path folder;

    @Test
    void everyFormatIsWrittenAndTheAnswerSaysWhatTheTaggerIs() throws IOException {
        Path model = folder.resolve("model.zip");
        TaggerModel.untrained(ParticleNet.LITE, 1).save(model);
        List<Path> files = List.of(ExportFormat.values()).stream()
                .map(format -> folder.resolve(format.file()))
                .toList();

        assertThat(new ExportJob(new ExportRequest(model, null, files), folder).run(null))
                .isEqualTo(WorkerExit.DONE);

        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        var exported = ProtocolJson.read(folder.resolve("exported.json"), Exported.class);
        assertThat(exported.network()).isEqualTo("particlenet-lite");
        assertThat(exported.parameters()).isEqualTo(26_122);
        assertThat(exported.metadata())
                .containsEntry("constituents", "100")
                .containsEntry("model-sha256", FileDigest.sha256(model));
    }

    @Test
    void aModelOfAnUnknownVersionIsRefusedAndNothingIsWritten() throws IOException {
        Path model = folder.resolve("model.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(model))) {
            zip.putNextEntry(new ZipEntry("tagger.json"));
            zip.write("{\"format\": \"tagger-model/9\"}".getBytes());
            zip.putNextEntry(new ZipEntry("coefficients.bin"));
        }
        Path file = folder.resolve("tagger.npz");

        assertThatThrownBy(() -> new ExportJob(new ExportRequest(model, null, List.of(file)), folder).run(null))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has the format 'tagger-model/9', this version reads 'tagger-model/1'");
        assertThat(file).doesNotExist();
    }
}
