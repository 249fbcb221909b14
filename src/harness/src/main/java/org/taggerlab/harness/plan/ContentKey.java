package org.taggerlab.harness.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.worker.NumericalVersion;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * The name of a trial's outcome: equal requests have equal keys, whatever they are called and wherever their files lie.
 *
 * <p>A digest of the request as canonical JSON (keys sorted, no white space) with {@link NumericalVersion}. Paths, the
 * title and the key itself stay out; backend, kernels and threads are in, since float sums depend on them.
 */
public final class ContentKey {
    private static final int BYTES = 8;

    /** Makes trees in which lists of jets stand as they are, not number by number: there may be millions. */
    private static final ObjectMapper TREES = RecordJson.MAPPER
            .copy()
            .registerModule(new SimpleModule().addSerializer(int[].class, new JsonSerializer<>() {
                @Override
                public void serialize(int[] jets, JsonGenerator json, SerializerProvider all) throws IOException {
                    json.writeEmbeddedObject(jets);
                }
            }));

    private ContentKey() {}

    /** The key of a request, 16 hexadecimal digits; whatever key the request has is ignored. */
    public static String of(TrialRequest request) {
        return of(request, NumericalVersion.CURRENT);
    }

    /** The key that a request had when the numerical code was of this version. */
    static String of(TrialRequest request, int numericalVersion) {
        ObjectNode content = content(request, request.data());
        content.put("numerical-version", numericalVersion);
        var digest = FileDigest.sha256();
        try (var out = new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8)) {
            RecordJson.MAPPER.writeValue(out, sorted(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** The same request under its content key. */
    static TrialRequest named(TrialRequest request) {
        return copy(request, of(request), request.data());
    }

    /** What of a request decides its outcome, with other jets than its own. */
    static ObjectNode content(TrialRequest request, TrialRequest.Data data) {
        ObjectNode content = TREES.valueToTree(copy(request, request.key(), data));
        content.remove("kind"); // of the message, not of the trial
        content.remove("key");
        content.remove("title");
        ((ObjectNode) content.path("transfer")).remove(List.of("source-model", "source-sha256"));
        content.path("data").forEach(role -> role.forEach(part -> ((ObjectNode) part).remove("files")));
        return content;
    }

    static TrialRequest copy(TrialRequest request, String key, TrialRequest.Data data) {
        return new TrialRequest(
                key,
                request.title(),
                request.task(),
                request.network(),
                data,
                request.transfer(),
                request.training(),
                request.seeds(),
                request.runtime());
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var entries = new TreeMap<String, JsonNode>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), sorted(entry.getValue())));
            ObjectNode object = RecordJson.MAPPER.createObjectNode();
            entries.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = RecordJson.MAPPER.createArrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return node;
    }
}
