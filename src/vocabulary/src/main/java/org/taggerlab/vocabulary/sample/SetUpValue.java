package org.taggerlab.vocabulary.sample;

/**
 * A value of an experimental set-up, for a reader's eye.
 *
 * @param name such as {@code tracker.efficiency}
 * @param value as it stands in the catalogue
 * @param source where it comes from, in the words of the catalogue
 */
public record SetUpValue(String name, String value, String source) {}
