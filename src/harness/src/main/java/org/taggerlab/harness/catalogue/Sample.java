package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;

/**
 * One entry of the catalogue: a file of jets or events of one process.
 *
 * @param name what descriptors call it
 * @param file where it lies, or will lie once fetched, on this machine
 * @param url where it can be fetched from; {@code null} for a file that is already here
 * @param bytes size of the file; {@code null} if the catalogue does not say
 * @param sha256 digest of the file, 64 hexadecimal digits
 * @param process what was generated or recorded
 * @param generator what made it, {@code null} for collision data
 * @param kind simulated, collision, or a simulated stand-in for collisions
 * @param licence SPDX identifier
 * @param citation what a paper that uses it should cite; {@code null} if nothing
 * @param eventSet which events these are: its own name, or that of the sample of which it is another view (the same
 *     events after a detector, say). An event of one set never serves two roles, whatever the sample
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
        String eventSet) {

    /** A local file with events of its own. */
    public Sample(String name, Path file, String sha256, String process, String generator, Kind kind, String licence) {
        this(name, file, null, null, sha256, process, generator, kind, licence, null, name);
    }

    /** Where a sample's jets come from. */
    public enum Kind {
        /** A generator made them. */
        @JsonProperty("simulated")
        SIMULATED,
        /** A detector recorded them. */
        @JsonProperty("collision")
        COLLISION
    }
}
