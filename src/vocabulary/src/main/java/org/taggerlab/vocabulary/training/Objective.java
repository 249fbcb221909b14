package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is learnt without labels [arXiv:2312.06909].
 *
 * @param predict {@code object-type}
 * @param mask the probability that an object hides what is to be predicted
 */
public record Objective(
        @JsonProperty("predict") String predict,
        @JsonProperty("mask") double mask) {}
