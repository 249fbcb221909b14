package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.descriptor.Document;
import org.taggerlab.harness.descriptor.Overlay;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.View;

/** Turns a catalogue without errors into its samples. */
final class CatalogueBuilder {
    private final JsonNode root;
    private final FileEntries files;

    /** @param fetched where files from elsewhere lie by their digests */
    CatalogueBuilder(Document document, Path fetched) {
        this.root = document.root();
        this.files = new FileEntries(
                root.path("samples"),
                document.file().toAbsolutePath().normalize().getParent(),
                fetched);
    }

    Map<String, Sample> samples() {
        var samples = new LinkedHashMap<String, Sample>();
        root.path("samples").properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            samples.put(entry.getKey(), node.has("of") ? view(entry.getKey(), node) : file(entry.getKey(), node));
        });
        return samples;
    }

    /** A sample as a detector measures it. */
    Sample measured(Sample sample, String detector) {
        View view = sample.view();
        return sample.seen(
                sample.name() + View.MEASURED_BY + detector,
                sample.process() + "; after the detector " + detector,
                new View(view == null ? null : view.label(), set(detector), view == null ? null : view.clustering()),
                SetUp.values(root.path("detectors").path(detector)));
    }

    private Sample file(String name, JsonNode node) {
        Clustering clustering = clustering(node);
        return new Sample(
                name,
                files.of(node),
                files.pattern(node),
                node.path("process").asText(),
                node.path("generator").asText(null),
                ProtocolJson.record(node.path("kind"), Sample.Kind.class),
                node.path("licence").asText(),
                node.path("citation").asText(null),
                node.path("same-events-as").asText(name),
                clustering == null ? null : new View(null, null, clustering),
                List.of());
    }

    /** Another view of files has their events, so that none serves two roles. */
    private Sample view(String name, JsonNode node) {
        String of = node.path("of").asText();
        Sample whole = file(of, root.path("samples").path(of));
        String select = node.path("select").asText(null);
        String detector = node.path("detector").asText(null);
        Clustering own = clustering(node);
        String process = whole.process()
                + (select == null ? "" : "; jets labelled " + select)
                + (detector == null ? "" : "; after the detector " + detector)
                + (own == null ? "" : "; anti-kt R = " + own.radius());
        return whole.seen(
                name,
                process,
                new View(
                        select == null ? null : Integer.valueOf(select.equals("signal") ? 1 : 0),
                        detector == null ? null : set(detector),
                        own != null || whole.view() == null ? own : whole.view().clustering()),
                detector == null
                        ? List.of()
                        : SetUp.values(root.path("detectors").path(detector)));
    }

    private Detector set(String detector) {
        return SetUp.spec(root.path("detectors").path(detector));
    }

    private static Clustering clustering(JsonNode sample) {
        JsonNode node = sample.path("clustering");
        return node.isMissingNode() ? null : Overlay.of(Clustering.FAT_JETS, node, Clustering.class);
    }
}
