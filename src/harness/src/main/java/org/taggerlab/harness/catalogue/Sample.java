package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.taggerlab.harness.descriptor.View;
import org.taggerlab.harness.protocol.ProtocolJson;

/**
 * One entry of the catalogue: a file of jets or events of one process.
 *
 * @param name what descriptors call it
 * @param file where it lies, or will lie once fetched, on this machine
 * @param url where it can be fetched from; {@code null} for a file that is already here
 * @param bytes size of the file; {@code null} if the catalogue does not say
 * @param sha256 digest of the file, 64 hexadecimal digits; empty for an optional sample that is not there and of which
 *     the catalogue does not say it
 * @param process what was generated or recorded
 * @param generator what made it, {@code null} for collision data
 * @param kind whether a generator made the events or a detector recorded them
 * @param licence SPDX identifier
 * @param citation what a paper that uses it should cite; {@code null} if nothing
 * @param eventSet which events these are: its own name, or that of the sample of which it is another view (the same
 *     events after a detector, say). An event of one set never serves two roles, whatever the sample
 * @param view how it sees its file; {@code null}: all jets as they are
 */
public record Sample(
        String name,
        Path file,
        URI url,
        Long bytes,
        String sha256,
        String process,
        String generator,
        Kind kind,
        String licence,
        String citation,
        String eventSet,
        View view) {

    /** A sample that is all jets of its file as they are. */
    public Sample(
            String name,
            Path file,
            URI url,
            Long bytes,
            String sha256,
            String process,
            String generator,
            Kind kind,
            String licence,
            String citation,
            String eventSet) {
        this(name, file, url, bytes, sha256, process, generator, kind, licence, citation, eventSet, null);
    }

    /** A local file with events of its own. */
    public Sample(String name, Path file, String sha256, String process, String generator, Kind kind, String licence) {
        this(name, file, null, null, sha256, process, generator, kind, licence, null, name);
    }

    /** The same sample whose digest nobody had declared. */
    Sample withDigest(String digest) {
        return new Sample(name, file, url, bytes, digest, process, generator, kind, licence, citation, eventSet, view);
    }

    /** What tells its jets from those of all other samples, 64 hexadecimal digits: of the file, and of how it is seen. */
    public String digest() {
        if (view == null) {
            return sha256;
        }
        byte[] seen = ProtocolJson.bytes(view);
        byte[] both = (sha256 + "\n" + new String(seen, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return FileDigest.sha256(both);
    }

    /** Where a sample's jets come from. */
    public enum Kind {
        /** A generator made them. */
        @JsonProperty("simulated")
        SIMULATED,
        /** A detector recorded them. */
        @JsonProperty("collision")
        COLLISION,
        /** A generator made them to stand in for what a detector would have recorded; nobody may take them for that. */
        @JsonProperty("simulated stand-in")
        STAND_IN;

        /** As catalogue, results and reports write it. */
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

        /** Whether nobody knows what its events are, so that they can train without labels only. */
        public boolean isUnlabelled() {
            return this != SIMULATED;
        }
    }
}
