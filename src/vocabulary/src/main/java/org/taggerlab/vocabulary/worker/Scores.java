package org.taggerlab.vocabulary.worker;

import java.util.List;

/**
 * Scores of jets: the network's probability that a jet is signal.
 *
 * <p>As CSV with the header {@code sample,jet,label,score}; a score has 9 significant digits, so a {@code float} comes
 * back as it was.
 *
 * @param samples names of the samples
 * @param sample index into {@code samples} of each jet
 * @param jet index of each jet in its sample, from 0
 * @param label 1 signal, 0 background
 * @param score in [0, 1]
 */
public record Scores(List<String> samples, int[] sample, int[] jet, int[] label, float[] score) {}
