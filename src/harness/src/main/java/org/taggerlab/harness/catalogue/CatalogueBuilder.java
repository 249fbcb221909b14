package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.taggerlab.harness.descriptor.DetectorSpec;
import org.taggerlab.harness.descriptor.Document;
import org.taggerlab.harness.descriptor.View;

/** Turns a catalogue without errors into its samples. */
final class CatalogueBuilder {
    private final JsonNode root;
    private final Path folder;
    private final Path fetched;

    /** @param fetched where files from elsewhere lie by their digests */
    CatalogueBuilder(Document document, Path fetched) {
        this.root = document.root();
        this.folder = document.file().toAbsolutePath().normalize().getParent();
        this.fetched = fetched;
    }

    Map<String, Sample> samples() {
        var samples = new LinkedHashMap<String, Sample>();
        root.path("samples").properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            samples.put(entry.getKey(), node.has("of") ? view(entry.getKey(), node) : file(entry.getKey(), node));
        });
        return samples;
    }

    private Sample file(String name, JsonNode node) {
        String sha256 = node.path("sha256").asText().toLowerCase(Locale.ROOT);
        boolean isFetched = node.has("url");
        return new Sample(
                name,
                isFetched
                        ? fetched.resolve(sha256)
                        : folder.resolve(node.path("file").asText()).normalize(),
                isFetched ? URI.create(node.path("url").asText()) : null,
                node.has("bytes") ? Long.valueOf(node.path("bytes").asLong()) : null,
                sha256,
                node.path("process").asText(),
                node.path("generator").asText(null),
                kind(node.path("kind").asText()),
                node.path("licence").asText(),
                node.path("citation").asText(null),
                node.path("same-events-as").asText(name));
    }

    /** Another view of a file has its events, so that none serves two roles. */
    private Sample view(String name, JsonNode node) {
        String of = node.path("of").asText();
        Sample whole = file(of, root.path("samples").path(of));
        String select = node.path("select").asText(null);
        String detector = node.path("detector").asText(null);
        String process = whole.process()
                + (select == null ? "" : "; jets labelled " + select)
                + (detector == null ? "" : "; after the detector " + detector);
        return new Sample(
                name,
                whole.file(),
                whole.url(),
                whole.bytes(),
                whole.sha256(),
                process,
                whole.generator(),
                whole.kind(),
                whole.licence(),
                whole.citation(),
                whole.eventSet(),
                new View(
                        select == null ? null : Integer.valueOf(select.equals("signal") ? 1 : 0),
                        detector == null
                                ? null
                                : detector(root.path("detectors").path(detector))));
    }

    private static DetectorSpec detector(JsonNode node) {
        JsonNode tracker = node.path("tracker");
        return new DetectorSpec(
                node.path("seed").asLong(),
                new DetectorSpec.Tracker(
                        tracker.path("efficiency").asDouble(),
                        tracker.path("pt-min").asDouble(),
                        tracker.path("abs-eta-max").asDouble(),
                        tracker.path("constant").asDouble(),
                        tracker.path("per-gev").asDouble()),
                calorimeter(node.path("electromagnetic")),
                calorimeter(node.path("hadronic")));
    }

    private static DetectorSpec.Calorimeter calorimeter(JsonNode node) {
        return new DetectorSpec.Calorimeter(
                node.path("cell-eta").asDouble(),
                node.path("cell-phi").asDouble(),
                node.path("stochastic").asDouble(),
                node.path("constant").asDouble(),
                node.path("threshold").asDouble());
    }

    private static Sample.Kind kind(String label) {
        return Arrays.stream(Sample.Kind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
