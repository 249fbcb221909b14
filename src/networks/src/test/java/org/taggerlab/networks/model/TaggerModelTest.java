package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.Predictions;
import org.taggerlab.networks.transfer.Jets;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;

class TaggerModelTest {
    private static final Examples JETS = Jets.random(20, 8, true);

    @TempDir
    private Path folder;

    private final TaggerModel model = Jets.lundNet(7).withProvenance(Map.of("trial", "abc", "made-for", "a test"));
    private Path file;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("model.zip");
        model.save(file);
    }

    @Test
    void aTaggerComesBackAsItWas() throws IOException {
        TaggerModel back = TaggerModel.load(file);

        assertThat(back.score(JETS)).isEqualTo(model.score(JETS));
        assertThat(back.network()).isEqualTo(model.network());
        assertThat(back.provenance()).isEqualTo(model.provenance());
    }

    @Test
    void particleNetComesBackAsItWas() throws IOException {
        TaggerModel cloud = Jets.particleNet(7);
        Examples jets = Jets.random(20, 8, false);
        cloud.save(file);

        assertThat(TaggerModel.load(file).score(jets)).isEqualTo(cloud.score(jets));
    }

    @Test
    void theSameTaggerGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again.zip");
        TaggerModel.load(file).save(again);

        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void theSameTaggerGivesTheSameBytesInEveryTimeZone() throws IOException {
        TimeZone home = TimeZone.getDefault();
        try {
            for (String zone :
                    List.of("UTC", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kolkata", "America/St_Johns")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Path elsewhere = folder.resolve("elsewhere.zip");
                model.save(elsewhere);
                assertThat(elsewhere).as(zone).hasSameBinaryContentAs(file);
            }
        } finally {
            TimeZone.setDefault(home);
        }
    }

    @Test
    void aTaggerWhoseEntriesHaveAnyOtherTimeIsRead() throws IOException {
        // the time that earlier versions wrote, and another
        for (LocalDateTime time : List.of(LocalDateTime.of(1980, 1, 1, 0, 0), LocalDateTime.of(2024, 2, 29, 1, 1))) {
            write(entries(), time);
            assertThat(TaggerModel.load(file).score(JETS)).isEqualTo(model.score(JETS));
        }
    }

    @Test
    void dl4jItselfReadsTheFile() throws IOException {
        ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile());

        assertThat(Predictions.of(graph, new ExampleBatches(JETS, DataType.FLOAT))
                        .signal())
                .isEqualTo(model.score(JETS));
    }

    @Test
    void aTaggerFitsWhateverDiffersFromItInDropoutOnly() {
        var own = (LundNet) model.network();
        assertThat(model.fits(own)).isTrue();
        assertThat(model.fits(own.withDropout(0.5))).isTrue();
        List<Network> others = List.of(
                own.withFeatures(List.of("ln-z", "ln-delta", "psi")),
                own.withFeatures(List.of("ln-delta", "ln-z", "ln-kt")),
                new LundNet(own.features(), -1.0, own.lnDeltaMin(), own.edgeConvs(), 10, 7, 0.1),
                new LundNet(own.features(), 0.0, -3.0, own.edgeConvs(), 10, 7, 0.1),
                new LundNet(own.features(), 0.0, null, own.edgeConvs(), 12, 7, 0.1),
                Jets.particleNet(7).network());
        assertThat(others).allSatisfy(other -> assertThat(model.fits(other)).isFalse());
    }

    @Test
    void anEntryThatDl4jWouldDeserialiseIsNotEvenLookedAt() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("preprocessor.bin", new byte[] {1});
        write(entries);

        assertThatThrownBy(() -> TaggerModel.load(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'preprocessor.bin'");
    }

    @Test
    void aFileThatIsNoArchiveIsRefused() throws IOException {
        Files.writeString(file, "not a zip");

        assertThatThrownBy(() -> TaggerModel.load(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.zip: is no model file or is damaged");
    }

    @Test
    void aFlippedBitIsSeen() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 8;
        Files.write(file, bytes);

        assertThatThrownBy(() -> TaggerModel.load(file)).isInstanceOf(ModelException.class);
    }

    @Test
    void weightsThatAreCutOffAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent("coefficients.bin", (name, bytes) -> java.util.Arrays.copyOf(bytes, bytes.length - 3));
        write(entries);

        assertThatThrownBy(() -> TaggerModel.load(file)).hasMessageContaining("its weights are cut off");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent(
                "tagger.json",
                (name, bytes) -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("tagger-model/1", "tagger-model/9")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write(entries);

        assertThatThrownBy(() -> TaggerModel.load(file))
                .hasMessageContaining("has the format 'tagger-model/9', this version reads 'tagger-model/1'");
    }

    @Test
    void aClassNamedInTheFileIsNotLoaded() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent(
                "tagger.json",
                (name, bytes) -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\"type\" : \"lundnet\"", "\"type\" : \"java.net.URL\"")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write(entries);

        assertThatThrownBy(() -> TaggerModel.load(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("cannot be understood");
    }

    @Test
    void aDescriptionWithoutItsInputsIsRefusedNamingWhatIsMissing() throws IOException {
        describe("(?s)\"inputs\" : \\{.*?\\},", "\"inputs\" : null,");
        assertThatThrownBy(() -> TaggerModel.load(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("its tagger.json has no [inputs]");
    }

    @Test
    void aNetworkForWhichTheFileHasNoWeightsIsRefusedBeforeItIsMade() throws IOException {
        describe("\"fusion\" : 10", "\"fusion\" : 2000000000");
        assertThatThrownBy(() -> TaggerModel.load(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the network that its tagger.json describes needs more");
    }

    @Test
    void anArchiveOfDl4jWithoutOurDescriptionIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.remove("tagger.json");
        write(entries);

        assertThatThrownBy(() -> TaggerModel.load(file)).hasMessageContaining("has no entry 'tagger.json'");
    }

    private void describe(String pattern, String replacement) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent(
                "tagger.json",
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst(pattern, replacement)
                        .getBytes(StandardCharsets.UTF_8));
        write(entries);
    }

    private Map<String, byte[]> entries() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (InputStream in = Files.newInputStream(file);
                var zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private void write(Map<String, byte[]> entries) throws IOException {
        write(entries, LocalDateTime.now());
    }

    private void write(Map<String, byte[]> entries, LocalDateTime time) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry one = new ZipEntry(entry.getKey());
                one.setTimeLocal(time);
                zip.putNextEntry(one);
                zip.write(entry.getValue());
            }
        }
    }
}
