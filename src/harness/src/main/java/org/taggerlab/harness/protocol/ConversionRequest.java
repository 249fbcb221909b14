package org.taggerlab.harness.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Map;

/**
 * Write a sample of any known layout in the layout {@code tagger-jets/1}.
 *
 * <p>The answers are {@code converted} and a {@link Converted} in {@code converted.json} of the request's folder.
 *
 * @param input the sample
 * @param converted the file to write; one of that name is replaced
 * @param label only jets that the file labels so, 1 signal or 0 background; {@code null}: all
 * @param selection of the jets of a file that holds events; {@code null}: as the published LundNet samples
 *     [arXiv:2012.08526], anti-kt with R = 1, the two hardest jets above 500 GeV with |y| &lt; 2.5
 * @param dropBad leave out jets that cannot be used; otherwise the first of them ends the conversion
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversionRequest(
        @JsonProperty("input") Path input,
        @JsonProperty("converted") Path converted,
        @JsonProperty("label") Integer label,
        @JsonProperty("selection") Selection selection,
        @JsonProperty("drop-bad") boolean dropBad)
        implements WorkerRequest {

    /**
     * Which jets are made of an event.
     *
     * @param radius of anti-kt
     * @param ptMin in GeV
     * @param absRapidityMax jets beyond are dropped
     * @param hardest keep this many at most of an event
     */
    public record Selection(
            @JsonProperty("radius") double radius,
            @JsonProperty("pt-min") double ptMin,
            @JsonProperty("abs-rapidity-max") double absRapidityMax,
            @JsonProperty("hardest") int hardest) {}

    /**
     * What became of a sample.
     *
     * @param format the layout it had
     * @param read jets that were read
     * @param written jets in the new file
     * @param dropped jets that cannot be used, by reason, numbers in it replaced by {@code #}
     */
    public record Converted(
            @JsonProperty("format") String format,
            @JsonProperty("read") int read,
            @JsonProperty("written") int written,
            @JsonProperty("dropped") Map<String, Integer> dropped) {}
}
