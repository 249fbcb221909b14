package org.taggerlab.vocabulary.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * {@value #ENTRY} of a delta.
 *
 * @param format {@value #FORMAT}
 * @param source what it is the difference to
 * @param coefficientsSha256 digest of the {@code coefficients.bin} that a join has to give back
 * @param arrays the arrays that differ, in the order in which they are stored
 */
record DeltaDescription(String format, DeltaSource source, String coefficientsSha256, List<DeltaArray> arrays) {
    static final String ENTRY = "delta.json";
    static final String FORMAT = "tagger-delta/1";

    static DeltaDescription read(TaggerArchive archive) {
        byte[] json = archive.entry(ENTRY);
        try {
            String format = RecordJson.MAPPER.readTree(json).path("format").asText();
            if (!format.equals(FORMAT)) {
                throw archive.wrong("has the format '%s', this version reads '%s'; use the version that wrote it"
                        .formatted(format, FORMAT));
            }
            var description = RecordJson.MAPPER.readValue(json, DeltaDescription.class);
            if (description.source == null
                    || description.source.sha256() == null
                    || description.coefficientsSha256 == null
                    || description.arrays == null
                    || description.arrays.contains(null)) {
                throw archive.wrong(
                        "its %s lacks source, coefficients-sha256 or arrays; get the file again".formatted(ENTRY));
            }
            return description;
        } catch (IOException | IllegalArgumentException e) {
            String why = e instanceof JsonProcessingException wrong ? wrong.getOriginalMessage() : e.getMessage();
            throw archive.wrong("its %s cannot be understood: %s".formatted(ENTRY, why));
        }
    }
}
