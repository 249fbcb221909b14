package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.taggerlab.harness.descriptor.Diagnostic;
import org.taggerlab.harness.descriptor.Document;
import org.taggerlab.harness.descriptor.DocumentSchema;
import org.taggerlab.harness.descriptor.InvalidInputException;
import org.taggerlab.harness.descriptor.Suggestion;

/** The samples that descriptors may name, as declared in {@code samples.yaml}. */
public final class Catalogue {
    /** The published schema of the catalogue. */
    static final String SCHEMA = "tagger-samples.schema.json";

    private final Document document;
    private final Map<String, Sample> samples;

    private Catalogue(Document document, Map<String, Sample> samples) {
        this.document = document;
        this.samples = samples;
    }

    /**
     * Reads a catalogue. That the files are there and are what they should be is the business of {@link #verify}.
     *
     * @throws InvalidInputException with everything that is wrong with it
     */
    public static Catalogue read(Path samplesYaml) {
        var errors = new ArrayList<Diagnostic>();
        Document document = Document.read(samplesYaml, errors).orElseThrow(() -> new InvalidInputException(errors));
        errors.addAll(DocumentSchema.of(Catalogue.class, SCHEMA).check(document));
        errors.addAll(contradictions(document));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        var samples = new LinkedHashMap<String, Sample>();
        document.root()
                .path("samples")
                .properties()
                .forEach(entry -> samples.put(entry.getKey(), sample(samplesYaml, entry.getKey(), entry.getValue())));
        return new Catalogue(document, samples);
    }

    /** The names of all samples, in the catalogue's order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(samples.keySet());
    }

    /**
     * A sample by name.
     *
     * @throws InvalidInputException if there is none of that name
     */
    public Sample find(String name) {
        Sample sample = samples.get(name);
        if (sample == null) {
            throw new InvalidInputException(List.of(new Diagnostic(
                    document.file(),
                    0,
                    0,
                    "there is no sample `" + name + "`; " + Suggestion.sentence(name, samples.keySet()))));
        }
        return sample;
    }

    /**
     * Makes sure that the files of some samples are there and have the digests declared.
     *
     * @throws InvalidInputException with every sample that cannot be used, and what to do
     */
    public void verify(Collection<String> names) {
        var errors = new ArrayList<Diagnostic>();
        for (String name : new LinkedHashSet<>(names)) {
            FileCheck.problem(find(name)).ifPresent(problem -> {
                String pointer = Document.child("/samples", name);
                errors.add(
                        document.atValue(pointer + "/" + problem.key(), "sample `" + name + "`: " + problem.message()));
            });
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static Sample sample(Path yaml, String name, JsonNode node) {
        Path folder = yaml.toAbsolutePath().normalize().getParent();
        boolean isFetched = node.has("url");
        String file =
                isFetched ? node.path("sha256").asText() : node.path("file").asText();
        String same = node.path("same-events-as").asText(name);
        return new Sample(
                name,
                folder.resolve(file).normalize(),
                isFetched ? URI.create(node.path("url").asText()) : null,
                node.has("bytes") ? Long.valueOf(node.path("bytes").asLong()) : null,
                node.path("sha256").asText().toLowerCase(Locale.ROOT),
                node.path("process").asText(),
                node.path("generator").asText(null),
                node.path("kind").asText().equals("collision") ? Sample.Kind.COLLISION : Sample.Kind.SIMULATED,
                node.path("licence").asText(),
                node.path("citation").asText(null),
                same);
    }

    private static List<Diagnostic> contradictions(Document document) {
        var errors = new ArrayList<Diagnostic>();
        var byDigest = new HashMap<String, String>();
        JsonNode samples = document.root().path("samples");
        samples.properties().forEach(entry -> {
            String pointer = Document.child("/samples", entry.getKey());
            JsonNode sample = entry.getValue();
            String digest = sample.path("sha256").asText().toLowerCase(Locale.ROOT);
            String other = digest.isEmpty() ? null : byDigest.putIfAbsent(digest, entry.getKey());
            if (other != null) {
                // under two names, one event could serve training and test without anybody noticing
                errors.add(document.atValue(
                        pointer + "/sha256",
                        "`" + entry.getKey() + "` is the same file as `" + other + "`; keep one of the two names"));
            }
            if (sample.has("file") && sample.has("url")) {
                errors.add(document.atKey(
                        pointer + "/url", "`" + entry.getKey() + "` has both a file and a url; keep one of them"));
            } else if (sample.has("url")) {
                errors.add(document.atKey(
                        pointer + "/url",
                        "samples are not fetched yet; download the file, put it beside the catalogue and give `file`"));
            }
            if (sample.path("kind").asText().equals("simulated") && !sample.has("generator")) {
                errors.add(document.atKey(pointer, "`" + entry.getKey() + "` is simulated and has no `generator`"));
            }
            JsonNode same = sample.path("same-events-as");
            if (same.isTextual()
                    && (!samples.has(same.asText())
                            || samples.path(same.asText()).has("same-events-as"))) {
                errors.add(document.atValue(
                        pointer + "/same-events-as",
                        "`" + same.asText() + "` is no sample with events of its own; "
                                + Suggestion.sentence(same.asText(), names(samples))));
            }
        });
        return errors;
    }

    private static List<String> names(JsonNode samples) {
        var names = new ArrayList<String>();
        samples.properties().stream()
                .filter(entry -> !entry.getValue().has("same-events-as"))
                .forEach(entry -> names.add(entry.getKey()));
        return names;
    }
}
