package org.taggerlab.harness.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The existing tagger of an experiment, and what is known of the jets that decided its weights. Events of which it has seen
 * a jet have no role in the experiment, so that no tagger is tested on what its source learned from.
 *
 * @param sha256 digest of its file
 * @param trainedOn samples, digests and numbers of its training jets, in words; {@code null} if its file does not say
 * @param leftOut jets of each sample that have no role because it has seen their events; {@code null} if its file does not
 *     say which jets it has seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceTagger(String sha256, String trainedOn, Map<String, Integer> leftOut) {}
