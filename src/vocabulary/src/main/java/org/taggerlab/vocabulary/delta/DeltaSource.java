package org.taggerlab.vocabulary.delta;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The tagger that a delta is the difference to.
 *
 * @param sha256 digest of its model file
 * @param bytes size of that file
 * @param artifact Maven coordinates under which it was published; {@code null} if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeltaSource(String sha256, int bytes, String artifact) {}
