package org.taggerlab.harness.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;

/**
 * Look through a whole sample: how many jets, from which events, which of them cannot be used.
 *
 * <p>The answer is an {@link Inventory} in {@code inventory.json} of the same folder.
 *
 * @param sample its name in the catalogue
 * @param file the sample
 */
public record InspectionRequest(
        @JsonProperty("sample") String sample,
        @JsonProperty("file") Path file) implements WorkerRequest {}
