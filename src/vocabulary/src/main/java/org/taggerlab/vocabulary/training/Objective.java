package org.taggerlab.vocabulary.training;

/**
 * What is learnt without labels [arXiv:2312.06909].
 *
 * @param predict {@code object-type}
 * @param mask the probability that an object hides what is to be predicted
 */
public record Objective(String predict, double mask) {

    /** As published. */
    public static final Objective PUBLISHED = new Objective("object-type", 0.65);
}
