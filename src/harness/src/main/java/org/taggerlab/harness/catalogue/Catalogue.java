package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.taggerlab.harness.descriptor.Document;
import org.taggerlab.harness.descriptor.DocumentSchema;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.View;

/** The samples that descriptors may name, as declared in {@code samples.yaml}. */
public final class Catalogue {
    /** The published schema of the catalogue. */
    public static final String SCHEMA = "tagger-samples.schema.json";

    private final Document document;
    private final CatalogueBuilder builder;
    private final Map<String, Sample> samples;

    private Catalogue(Document document, CatalogueBuilder builder) {
        this.document = document;
        this.builder = builder;
        this.samples = builder.samples();
    }

    /**
     * Reads a catalogue. That the files are there and are what they should be is the business of {@link #verify}.
     *
     * @throws InvalidInputException with everything that is wrong with it
     */
    public static Catalogue read(Path samplesYaml) {
        Path folder = samplesYaml.toAbsolutePath().normalize().getParent();
        return read(samplesYaml, folder.resolve(".tagger").resolve("samples"));
    }

    /**
     * Reads a catalogue.
     *
     * @param fetched the folder in which files from elsewhere lie, or will lie, by their digests
     * @throws InvalidInputException with everything that is wrong with it
     */
    public static Catalogue read(Path samplesYaml, Path fetched) {
        var errors = new ArrayList<Diagnostic>();
        Document document = Document.read(samplesYaml, errors).orElseThrow(() -> new InvalidInputException(errors));
        var files = new FileEntries(
                document.root().path("samples"), samplesYaml.toAbsolutePath().getParent(), fetched);
        errors.addAll(DocumentSchema.of(Catalogue.class, SCHEMA)
                .check(
                        document,
                        CatalogueChecks::check,
                        pointer -> pointer.matches("/samples/[^/]+/sha256")
                                ? files.digestAdvice(document.root().at(pointer.substring(0, pointer.lastIndexOf('/'))))
                                : ""));
        InvalidInputException.throwIfAny(errors);
        return new Catalogue(document, new CatalogueBuilder(document, fetched));
    }

    /** The names of all samples, in the catalogue's order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(samples.keySet());
    }

    /**
     * A sample by name; {@code name@detector} is a sample as a detector of the catalogue measures it.
     *
     * @throws InvalidInputException if there is none of that name
     */
    public Sample find(String name) {
        int end = name.indexOf(View.MEASURED_BY);
        if (end >= 0) {
            return measured(find(name.substring(0, end)), name.substring(end + 1));
        }
        Sample sample = samples.get(name);
        if (sample == null) {
            throw new InvalidInputException(new Diagnostic(
                    document.file(),
                    "there is no sample `" + name + "`; " + Suggestion.sentence(name, samples.keySet())));
        }
        if (sample.sha256().isEmpty() && Files.isRegularFile(sample.file())) {
            // it could not be declared: the file is taken as it is, and results say what it was
            sample = sample.withDigest(digest(sample));
            samples.put(name, sample);
        }
        return sample;
    }

    /** The samples that show the events of a set, however they see them; no other file is looked at. */
    public List<Sample> ofEventSet(String eventSet) {
        return List.copyOf(samples.entrySet()).stream()
                .filter(sample -> sample.getValue().eventSet().equals(eventSet))
                .map(sample -> find(sample.getKey()))
                .toList();
    }

    /** A set-up of the section {@code detectors}; empty if there is none of that name. */
    public Optional<Detector> detector(String name) {
        JsonNode node = document.root().path("detectors").path(name);
        return node.isObject() ? Optional.of(SetUp.spec(node)) : Optional.empty();
    }

    private Sample measured(Sample sample, String detector) {
        var known = new ArrayList<String>();
        document.root().path("detectors").fieldNames().forEachRemaining(known::add);
        boolean isMeasured = sample.view() != null && sample.view().detector() != null;
        if (isMeasured || !known.contains(detector)) {
            throw new InvalidInputException(document.atKey(
                    isMeasured ? Document.child("/samples", sample.name()) : "/detectors",
                    isMeasured
                            ? "`" + sample.name() + "` is measured by a detector already, and cannot be by `" + detector
                                    + "` too"
                            : "there is no detector `" + detector + "` in `detectors`; "
                                    + Suggestion.sentence(detector, known)));
        }
        return builder.measured(sample, detector);
    }

    /**
     * Why a sample that is optional is not there, and how to get it; nothing for one that is there or has to be.
     *
     * @throws InvalidInputException if there is none of that name
     */
    public Optional<String> absence(String name) {
        Sample sample = find(name);
        JsonNode entry = document.root().at(Document.child("/samples", name.split(View.MEASURED_BY)[0]));
        JsonNode whole = entry.has("of")
                ? document.root().at(Document.child("/samples", entry.path("of").asText()))
                : entry;
        return whole.has("optional") && !Files.isRegularFile(sample.file())
                ? Optional.of("is not there; put it at %s%s"
                        .formatted(
                                sample.file(),
                                whole.has("obtain")
                                        ? ": " + whole.path("obtain").asText().strip()
                                        : ""))
                : Optional.empty();
    }

    private static String digest(Sample sample) {
        try {
            return FileDigest.sha256(sample.file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + sample.file(), e);
        }
    }

    /**
     * Makes sure that the files of some samples are there and have the digests declared, after fetching those from elsewhere
     * that are missing or damaged.
     *
     * @throws InvalidInputException with every sample that cannot be used, and what to do
     */
    public void verify(Collection<String> names, Fetcher fetcher) {
        var errors = new ArrayList<Diagnostic>();
        for (String name : new LinkedHashSet<>(names)) {
            Sample sample = find(name);
            absence(name)
                    .map(why -> new FileCheck.Problem("optional", " " + why))
                    .or(() -> problem(sample, fetcher))
                    .ifPresent(problem -> {
                        String pointer = Document.child("/samples", name.split(View.MEASURED_BY)[0]);
                        String message = "sample `" + name + "`" + problem.message();
                        errors.add(
                                sample.view() == null
                                        ? document.atValue(pointer + "/" + problem.key(), message)
                                        : document.atKey(pointer, message));
                    });
        }
        InvalidInputException.throwIfAny(errors);
    }

    private static Optional<FileCheck.Problem> problem(Sample sample, Fetcher fetcher) {
        return sample.each().stream()
                .map(file -> fetched(file, fetcher))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> FileCheck.undeclared(sample));
    }

    private static Optional<FileCheck.Problem> fetched(Sample file, Fetcher fetcher) {
        var problem = FileCheck.problem(file);
        if (problem.isEmpty() || file.url() == null) {
            return problem;
        }
        try {
            fetcher.fetch(file);
            return FileCheck.problem(file);
        } catch (FetchException e) {
            return Optional.of(new FileCheck.Problem("url", " " + e.getMessage()));
        }
    }
}
