package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.networks.transfer.Jets;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.SavedWeights;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Damaged files, always the same: each is a tagger or refused in words. */
@Tag("slow")
class ModelFuzzTest {

    private static final int MUTANTS = 400;

    /** What stands in a description as it should not. */
    private static final List<String> VALUES = List.of(
            "null", "-1", "0", "1", "2147483647", "1e300", "\"\"", "[]", "{}", "true", "[[]]", "[[0]]", "[[65536]]");

    @TempDir
    private Path folder;

    private interface Read {
        void from(Path file) throws IOException;
    }

    @Test
    void aDamagedModelFileIsReadOrRefused() throws IOException {
        byte[] whole = saved(Jets.lundNet(3));
        mutants("model.zip", whole, ModelFuzzTest::mutate, TaggerModel::load);
    }

    @Test
    void aModelFileWhoseWeightsAreDamagedPastTheChecksumIsReadOrRefused() throws IOException {
        Map<String, byte[]> entries = entries(saved(Jets.lundNet(3)));
        mutants(
                "model.zip",
                entries.get("coefficients.bin"),
                (bytes, random) -> zip(entries, "coefficients.bin", mutate(bytes, random)),
                TaggerModel::load);
    }

    @Test
    void aModelFileWithAnyOtherDescriptionIsReadOrRefused() throws IOException {
        for (TaggerModel model : List.of(Jets.lundNet(3), Jets.particleNet(3), transformer())) {
            Map<String, byte[]> entries = entries(saved(model));
            mutants(
                    "model.zip",
                    entries.get("tagger.json"),
                    (bytes, random) -> zip(entries, "tagger.json", otherValue(bytes, random)),
                    TaggerModel::load);
        }
    }

    @Test
    void damagedWeightsAreReadOrRefused() throws IOException {
        var network = new LundNet(
                List.of("ln-z", "ln-delta", "ln-kt"), null, null, List.of(List.of(8, 8), List.of(8, 16)), 24, 12, 0);
        Read read = file -> WeightImport.read(file, network, SavedWeights.plain(network), Map.of());
        mutants("weights.npz", Files.readAllBytes(WeightFiles.LUNDNET3), ModelFuzzTest::mutate, read);
        Path safe = folder.resolve("whole.safetensors");
        Map<String, Tensor> tensors = WeightFiles.tensors(WeightFiles.LUNDNET3);
        WeightFiles.safetensors(safe, tensors, "F32");
        mutants("weights.safetensors", Files.readAllBytes(safe), ModelFuzzTest::mutate, read);
        // a known wrapper and another prefix of all names
        var prefixed = new LinkedHashMap<String, Tensor>();
        tensors.forEach((name, tensor) -> prefixed.put("module.net." + name, tensor));
        WeightFiles.safetensors(safe, prefixed, "F32");
        mutants("weights.safetensors", Files.readAllBytes(safe), ModelFuzzTest::mutate, read);
    }

    @Test
    void aDamagedDeltaGivesItsTaggerOrIsRefused() throws IOException {
        Path source = Files.write(folder.resolve("source.zip"), saved(Jets.lundNet(3)));
        byte[] tagger = saved(Jets.lundNet(3).withNewOutput(4));
        Delta.write(folder.resolve("whole.zip"), source, null, folder.resolve("whole.delta.zip"));
        byte[] whole = Files.readAllBytes(folder.resolve("whole.delta.zip"));
        Map<String, byte[]> entries = entries(whole);

        Read read = file -> assertThat(Delta.read(file).joined(source)).isEqualTo(tagger);
        mutants("model.delta.zip", whole, ModelFuzzTest::mutate, read);
        mutants(
                "model.delta.zip",
                entries.get("delta.json"),
                (bytes, random) -> zip(entries, "delta.json", otherValue(bytes, random)),
                read);
        mutants(
                "model.delta.zip",
                entries.get("delta.bin"),
                (bytes, random) -> zip(entries, "delta.bin", mutate(bytes, random)),
                read);
        mutants(
                "model.delta.zip",
                entries.get("tagger.json"),
                (bytes, random) -> zip(entries, "tagger.json", otherValue(bytes, random)),
                file -> TaggerModel.load(Files.write(
                        file.resolveSibling("joined-" + file.getFileName()),
                        Delta.read(file).joined(source))));
    }

    private interface Damage {
        byte[] of(byte[] whole, SplittableRandom random) throws IOException;
    }

    private void mutants(String name, byte[] whole, Damage damage, Read read) throws IOException {
        var random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Path file = folder.resolve(i + "-" + name);
            Files.write(file, damage.of(whole, random));
            try {
                read.from(file);
            } catch (ModelException | InvalidInputException e) {
                assertThat(e.getMessage()).contains(file.getFileName().toString());
                refused++;
            } catch (Throwable e) {
                Files.copy(file, Path.of("target/mutant-" + name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                fail("mutant " + i + " of " + name + ", kept in target", e);
            }
            Files.delete(file);
        }
        assertThat(refused).as("refused").isGreaterThan(MUTANTS / 4);
    }

    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 2000);
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> Arrays.fill(bytes, random.nextInt(reach), bytes.length, (byte) random.nextInt(256));
            case 2 -> {
                int at = random.nextInt(reach);
                Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 9)), (byte)
                        (random.nextBoolean() ? 0xff : 0x7f));
            }
            default -> {
                for (int k = random.nextInt(1, 6); k > 0; k--) {
                    bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }

    /** One value of the JSON replaced by another. */
    private static byte[] otherValue(byte[] json, SplittableRandom random) {
        String text = new String(json, StandardCharsets.UTF_8);
        var places = new ArrayList<Integer>();
        for (int at = text.indexOf(" : "); at >= 0; at = text.indexOf(" : ", at + 1)) {
            places.add(at + 3);
        }
        int from = places.get(random.nextInt(places.size()));
        int to = from;
        int depth = 0;
        while (to < text.length() && (depth > 0 || ",}\n".indexOf(text.charAt(to)) < 0)) {
            depth += "[{".indexOf(text.charAt(to)) >= 0 ? 1 : "]}".indexOf(text.charAt(to)) >= 0 ? -1 : 0;
            to++;
        }
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return (text.substring(0, from) + value + text.substring(to)).getBytes(StandardCharsets.UTF_8);
    }

    private static TaggerModel transformer() {
        var network = new EventTransformer(
                org.taggerlab.jets.event.EventLayout.FEATURES, 4, 2, 2, 4, 0.1, ObjectSelection.STANDARD);
        return TaggerModel.untrained(network, 3);
    }

    private byte[] saved(TaggerModel model) throws IOException {
        Path file = folder.resolve("whole.zip");
        model.save(file);
        return Files.readAllBytes(file);
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries, String other, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getKey().equals(other) ? content : entry.getValue());
            }
        }
        return out.toByteArray();
    }
}
