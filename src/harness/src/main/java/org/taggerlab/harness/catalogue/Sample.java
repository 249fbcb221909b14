package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;

/**
 * One entry of the catalogue: a file of jets or events of one process.
 *
 * @param name what descriptors call it
 * @param file where it lies on this machine
 * @param sha256 digest of the file, 64 hexadecimal digits
 * @param process what was generated or recorded
 * @param generator what made it, {@code null} for collision data
 * @param kind simulated, collision, or a simulated stand-in for collisions
 * @param licence SPDX identifier
 */
public record Sample(
        String name, Path file, String sha256, String process, String generator, Kind kind, String licence) {

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
