package org.taggerlab.vocabulary.delta;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Model files of a network with the arrays {@code embedding_W [4000]}, always the same, {@code trunk_W [2, 2]}, {@code trunk_b [2]} and
 * {@code output_W [1, 2]}.
 */
public final class ModelFiles {
    static final String LAYOUT = "\"embedding_W [4000]\", \"trunk_W [2, 2]\", \"trunk_b [2]\", \"output_W [1, 2]\"";

    private ModelFiles() {}

    /** @param values eight of them, of the small arrays */
    public static Path write(Path file, Map<String, String> provenance, float... values) throws IOException {
        return write(file, entries(LAYOUT, provenance, values));
    }

    static Map<String, byte[]> entries(String layout, Map<String, String> provenance, float... values)
            throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("tagger.json", """
                {"format": "tagger-model/1", "network": "lundnet1",
                 "architecture": {"type": "lundnet", "feature-names": ["ln-z"], "edge-convs": [[2]], "fusion": 3,
                   "dense": 4, "dropout": 0.1},
                 "inputs": {"features": ["ln-z"]}, "parameters": 8, "layout": [%s], "provenance": %s}
                """.formatted(layout, RecordJson.MAPPER.writeValueAsString(provenance))
                .getBytes(StandardCharsets.UTF_8));
        entries.put("configuration.json", "{}".getBytes(StandardCharsets.UTF_8));
        var coefficients = new ByteArrayOutputStream();
        var out = new DataOutputStream(coefficients);
        out.writeUTF("a header");
        new Random(1).ints(4000).forEach(bits -> write(out, bits));
        for (float value : values) {
            out.writeFloat(value);
        }
        entries.put("coefficients.bin", coefficients.toByteArray());
        return entries;
    }

    private static void write(DataOutputStream out, int bits) {
        try {
            out.writeInt(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Path write(Path file, Map<String, byte[]> entries) throws IOException {
        return Files.write(file, TaggerArchive.bytes(entries));
    }
}
