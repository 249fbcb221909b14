package org.taggerlab.harness.catalogue;

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
        return sample;
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
            problem(sample, fetcher).ifPresent(problem -> {
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
