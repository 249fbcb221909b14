package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.taggerlab.harness.descriptor.Document;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/**
 * What a schema cannot say of a catalogue: where its entries contradict each other or themselves. A value that the schema
 * has refused already is {@code null} here, and nothing is concluded from it.
 */
final class CatalogueChecks {
    private final Document document;
    private final JsonNode samples;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final FileEntryChecks files;

    private CatalogueChecks(Document document) {
        this.document = document;
        this.samples = document.root().path("samples");
        this.files = new FileEntryChecks(document, errors);
    }

    static List<Diagnostic> check(Document document) {
        var checks = new CatalogueChecks(document);
        checks.samples.properties().forEach(entry -> {
            String pointer = Document.child("/samples", entry.getKey());
            if (entry.getValue().hasNonNull("of")) {
                checks.view(entry.getKey(), pointer, entry.getValue());
            } else if (!entry.getValue().has("of")) {
                checks.file(entry.getKey(), pointer, entry.getValue());
            }
        });
        document.root().path("detectors").properties().forEach(entry -> checks.detector(entry.getKey()));
        return checks.errors;
    }

    private void file(String name, String pointer, JsonNode sample) {
        files.check(name, pointer, sample);
        if (sample.path("kind").asText().startsWith("simulated") && !sample.has("generator")) {
            errors.add(document.atKey(pointer, "`" + name + "` is simulated and has no `generator`"));
        }
        for (String key : List.of("select", "detector")) {
            if (sample.has(key)) {
                errors.add(document.atKey(
                        pointer + "/" + key,
                        "`" + key + "` belongs to another view of a sample; give that one an entry of its own, with"
                                + " `of: " + name + "`"));
            }
        }
        JsonNode same = sample.path("same-events-as");
        if (same.isTextual() && !names(node -> !node.has("same-events-as")).contains(same.asText())) {
            errors.add(document.atValue(
                    pointer + "/same-events-as",
                    "`" + same.asText() + "` is no sample with events of its own; "
                            + Suggestion.sentence(same.asText(), names(node -> !node.has("same-events-as")))));
        } else if (same.isTextual() && FileEntries.count(samples.path(same.asText())) != FileEntries.count(sample)) {
            errors.add(document.atValue(
                    pointer + "/same-events-as",
                    "`" + same.asText() + "` has " + FileEntries.count(samples.path(same.asText())) + " files, `" + name
                            + "` " + FileEntries.count(sample)
                            + "; another view of the same events has as many, in the same order"));
        }
    }

    private void view(String name, String pointer, JsonNode sample) {
        sample.fieldNames().forEachRemaining(key -> {
            if (!List.of("of", "select", "detector", "clustering").contains(key)) {
                errors.add(document.atKey(
                        pointer + "/" + key,
                        "`" + name + "` is a view of `" + sample.path("of").asText() + "`, which says this for both;"
                                + " leave it out"));
            }
        });
        JsonNode of = sample.path("of");
        if (of.isTextual() && !names(node -> true).contains(of.asText())) {
            errors.add(document.atValue(
                    pointer + "/of",
                    "`" + of.asText() + "` is no sample with a file of its own; "
                            + Suggestion.sentence(of.asText(), names(node -> true))));
        }
        if (!sample.has("select") && !sample.has("detector") && !sample.has("clustering")) {
            errors.add(document.atKey(
                    pointer,
                    "`" + name + "` shows nothing else than `" + of.asText()
                            + "`; give `select`, `detector` or `clustering`"));
        }
        JsonNode detector = sample.path("detector");
        JsonNode detectors = document.root().path("detectors");
        var known = new ArrayList<String>();
        detectors.fieldNames().forEachRemaining(known::add);
        if (detector.isTextual() && !detectors.isNull() && !known.contains(detector.asText())) {
            errors.add(document.atValue(
                    pointer + "/detector",
                    "there is no detector `" + detector.asText() + "` in `detectors`; "
                            + Suggestion.sentence(detector.asText(), known)));
        }
    }

    private void detector(String name) {
        for (String part : List.of("tracker", "electromagnetic", "hadronic")) {
            sources(Document.child("/detectors", name) + "/" + part);
        }
        for (String part : List.of("electromagnetic", "hadronic")) {
            String pointer = Document.child("/detectors", name) + "/" + part;
            JsonNode calorimeter = document.root().at(pointer);
            if (calorimeter.hasNonNull("cell-eta")
                    && calorimeter.hasNonNull("cell-phi")
                    && (calorimeter.path("cell-eta").asDouble() == 0)
                            != (calorimeter.path("cell-phi").asDouble() == 0)) {
                errors.add(document.atKey(
                        pointer, "cells have a width in both directions, or 0 in both for no cells at all"));
            }
        }
    }

    private void sources(String pointer) {
        JsonNode part = document.root().at(pointer);
        part.fieldNames().forEachRemaining(key -> {
            if (part.path("source").isObject()
                    && !key.equals("source")
                    && !part.path("source").has(key)) {
                errors.add(document.atKey(
                        pointer + "/source", "`" + key + "` has no source; every value says where it comes from"));
            }
        });
        part.path("source").fieldNames().forEachRemaining(key -> {
            if (!part.has(key)) {
                errors.add(document.atKey(
                        pointer + "/source/" + key, "there is no value `" + key + "` beside this source"));
            }
        });
    }

    /** Samples with files of their own of which something holds. */
    private List<String> names(Predicate<JsonNode> wanted) {
        var names = new ArrayList<String>();
        samples.properties().stream()
                .filter(entry -> !entry.getValue().has("of") && wanted.test(entry.getValue()))
                .forEach(entry -> names.add(entry.getKey()));
        return names;
    }
}
