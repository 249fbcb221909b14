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
        errors.addAll(DocumentSchema.of(Catalogue.class, SCHEMA).check(document));
        errors.addAll(CatalogueChecks.check(document));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new Catalogue(document, new CatalogueBuilder(document, fetched).samples());
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
        if (sample.sha256().isEmpty() && Files.isRegularFile(sample.file())) {
            // nobody could declare it: what lies there is taken as it is, and results say what it was
            sample = sample.withDigest(digest(sample));
            samples.put(name, sample);
        }
        return sample;
    }

    /**
     * Why a sample that is optional is not there, and how to get it; nothing for one that is there or has to be.
     *
     * @throws InvalidInputException if there is none of that name
     */
    public Optional<String> absence(String name) {
        Sample sample = find(name);
        JsonNode entry = document.root().at(Document.child("/samples", name));
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
     * Makes sure that the files of some samples are there and have the digests declared.
     *
     * @throws InvalidInputException with every sample that cannot be used, and what to do
     */
    public void verify(Collection<String> names) {
        verify(names, Fetcher.NONE);
    }

    /**
     * The same, after fetching those from elsewhere that are not here yet, or no longer as they should be.
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
                        String pointer = Document.child("/samples", name);
                        String message = "sample `" + name + "`" + problem.message();
                        errors.add(
                                sample.view() == null
                                        ? document.atValue(pointer + "/" + problem.key(), message)
                                        : document.atKey(pointer, message));
                    });
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static Optional<FileCheck.Problem> problem(Sample sample, Fetcher fetcher) {
        var problem = FileCheck.problem(sample);
        if (problem.isEmpty() || sample.url() == null) {
            return problem;
        }
        try {
            fetcher.fetch(sample);
            return FileCheck.problem(sample);
        } catch (FetchException e) {
            return Optional.of(new FileCheck.Problem("url", " " + e.getMessage()));
        }
    }
}
