package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a sample sees its file when it is not simply all jets as they are; part of what decides a trial's outcome.
 *
 * @param label only jets that the file labels so, 1 signal or 0 background, counted from 0 among themselves;
 *     {@code null}: all
 * @param detector each jet as this set-up measures it; {@code null}: as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record View(
        @JsonProperty("label") Integer label,
        @JsonProperty("detector") DetectorSpec detector) {}
