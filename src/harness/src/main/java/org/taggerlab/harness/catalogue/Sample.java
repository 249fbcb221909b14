package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.protocol.ViewDigest;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.SetUpValue;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.SampleValidation;

/**
 * One entry of the catalogue: files of jets or events of one process.
 *
 * @param name what descriptors call it
 * @param files at least one, in the order in which their jets are counted
 * @param pattern what the names of all files in their folder match, and no other's there; {@code null} for none
 * @param process what was generated or recorded
 * @param generator what made it, {@code null} for collision data
 * @param kind whether a generator made the events or a detector recorded them
 * @param licence SPDX identifier
 * @param citation what a paper that uses it should cite; {@code null} if nothing
 * @param eventSet which events these are: its own name, or that of the sample of which it is another view (the same
 *     events after a detector, say). An event of one set never serves two roles, whatever the sample
 * @param view how it sees its files; {@code null}: all jets as they are
 * @param setUp the detector of the view, value by value with its source; empty without
 */
public record Sample(
        String name,
        List<SampleFile> files,
        String pattern,
        String process,
        String generator,
        Kind kind,
        String licence,
        String citation,
        String eventSet,
        View view,
        List<SetUpValue> setUp) {

    /** A sample whose files and set-up do not change any more. */
    public Sample {
        files = List.copyOf(files);
        setUp = List.copyOf(setUp);
    }

    /** The same sample whose digest the catalogue did not declare. */
    Sample withDigest(String digest) {
        return of(name, List.of(new SampleFile(file(), url(), bytes(), digest, digest)), pattern);
    }

    /** The same files seen in another way. */
    Sample seen(String otherName, String otherProcess, View otherView, List<SetUpValue> otherSetUp) {
        return new Sample(
                otherName,
                files,
                pattern,
                otherProcess,
                generator,
                kind,
                licence,
                citation,
                eventSet,
                otherView,
                otherSetUp);
    }

    private Sample of(String otherName, List<SampleFile> otherFiles, String otherPattern) {
        return new Sample(
                otherName,
                otherFiles,
                otherPattern,
                process,
                generator,
                kind,
                licence,
                citation,
                eventSet,
                view,
                setUp);
    }

    /** The first file. */
    public Path file() {
        return files.get(0).path();
    }

    /** Where the first file can be fetched from; {@code null} for one that is already here. */
    public URI url() {
        return files.get(0).url();
    }

    /** Size of the first file; {@code null} if the catalogue does not say. */
    public Long bytes() {
        return files.get(0).bytes();
    }

    /** What identifies the content of its files, 64 hexadecimal digits. */
    public String sha256() {
        return SampleFile.sha256(files);
    }

    /** What identifies its files, and whose events they hold: decides what a trial makes of them. */
    public String content() {
        return SampleFile.content(files);
    }

    /** What identifies its jets: its content, and how it sees it. */
    public String digest() {
        return ViewDigest.of(content(), view);
    }

    /** Its files as a worker opens them. */
    public List<FilePart> parts() {
        return files.stream()
                .map(file -> new FilePart(file.path().toAbsolutePath(), file.events()))
                .toList();
    }

    /** Each file as a sample of its own, named by both, to be fetched and checked. */
    List<Sample> each() {
        return files.stream().map(this::only).toList();
    }

    private Sample only(SampleFile file) {
        Path shown =
                Path.of(file.url() == null ? file.path().toString() : file.url().getPath());
        String one = files.size() == 1 ? name : name + " (" + shown.getFileName() + ")";
        return of(one, List.of(file), null);
    }

    /** Where a sample's jets come from. */
    public enum Kind {
        /** A generator made them. */
        SIMULATED,
        /** A detector recorded them. */
        COLLISION,
        /** A generator made them to stand in for what a detector would have recorded; they are not to be taken for that. */
        STAND_IN;

        /** As catalogue, results and reports write it. */
        @JsonValue
        public String label() {
            return switch (this) {
                case SIMULATED -> "simulated";
                case COLLISION -> "collision";
                case STAND_IN -> "simulated stand-in";
            };
        }

        /**
         * Whether a file may say this of its own {@code kind}; simulated events may stand in for collisions.
         *
         * @param said {@code null}, or in words of others: nothing is said
         */
        public boolean agreesWith(String said) {
            if (said == null || said.startsWith(STAND_IN.label())) {
                return said == null || this == STAND_IN;
            }
            return said.startsWith(SIMULATED.label())
                    ? this != COLLISION
                    : !said.startsWith(COLLISION.label()) || this == COLLISION;
        }

        /** Whether it is not known what its events are, so that they can train without labels only. */
        public boolean isUnlabelled() {
            return this != SIMULATED;
        }
    }

    /** What a worker saw of this sample's jets, under the catalogue's words, with all that cannot be used if that is known. */
    public SampleValidation describe(SampleValidation seen, Optional<Inventory> inventory) {
        return new SampleValidation(
                seen.schema(),
                name,
                sha256(),
                kind.label(),
                process,
                generator,
                seen.jets(),
                inventory.map(known -> known.events().length).orElse(0),
                inventory
                        .<Map<String, Integer>>map(known -> Reasons.of(known).counts())
                        .orElse(seen.dropped()),
                inventory.map(Inventory::leftOut).orElse(seen.leftOut()),
                seen.grooming(),
                seen.mass(),
                seen.groomedMass(),
                seen.pt(),
                seen.multiplicity(),
                seen.lundPlane(),
                setUp);
    }
}
