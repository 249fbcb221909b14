package org.taggerlab.harness.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.file.RegularFile;

/** Reads result files that others may have written or edited. Keys that are not known are a later version's. */
final class ResultReader {
    private static final ObjectMapper MAPPER = RecordJson.MAPPER
            .rebuild()
            // only so that the check can name its path
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ResultReader() {}

    static ResultSet read(Path file) {
        var tree = parse(file);
        String schema = tree.path("schema").asText("");
        if (!schema.equals(ResultSet.SCHEMA)) {
            throw invalid(
                    file,
                    0,
                    0,
                    "schema is '%s', expected '%s': this file is of another version or no result file; read it with "
                                    .formatted(schema, ResultSet.SCHEMA)
                            + "the plugin that wrote it, or write it again with `mvn tagger:report`");
        }
        refuse(file, SchemaCheck.of(ResultSet.class, tree));
        var results = results(file, tree);
        refuse(file, PlausibilityCheck.of(results));
        // what follows from trials is computed again
        return new ResultSet(
                results.schema(),
                results.experiment(),
                results.title(),
                results.profile(),
                Objects.toString(results.arguments(), ""),
                results.task(),
                results.configuration(),
                results.environment(),
                results.samples(),
                results.sourceTagger(),
                results.trials(),
                results.testJets(),
                Summary.of(results.trials(), results.testJets(), results.tuning()),
                results.tuning(),
                results.gates());
    }

    private static ResultSet results(Path file, JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, ResultSet.class);
        } catch (JsonProcessingException e) {
            throw invalid(file, 0, 0, e.getOriginalMessage());
        }
    }

    private static void refuse(Path file, List<String> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors.stream()
                    .map(message -> new Diagnostic(file, message))
                    .toList());
        }
    }

    private static JsonNode parse(Path file) {
        try (InputStream in = RegularFile.open(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return MAPPER.readTree(plain);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw invalid(
                    file,
                    place == null ? 0 : place.getLineNr(),
                    place == null ? 0 : place.getColumnNr(),
                    "not JSON: " + e.getOriginalMessage()
                            + ". Restore the file, or write it again with `mvn tagger:report`");
        } catch (NoSuchFileException e) {
            throw invalid(file, 0, 0, "there is no such file; run `mvn verify` to make it, or correct the path");
        } catch (IOException e) {
            throw invalid(file, 0, 0, "cannot be read: " + RegularFile.reason(e));
        }
    }

    private static InvalidInputException invalid(Path file, int line, int column, String message) {
        return new InvalidInputException(new Diagnostic(file, line, column, message));
    }
}
