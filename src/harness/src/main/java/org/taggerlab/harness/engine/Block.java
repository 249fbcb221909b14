package org.taggerlab.harness.engine;

import java.util.List;
import java.util.Set;

/**
 * What is submitted as one job: all prescriptions and candidates of one size and repetition, or one source.
 *
 * @param name the same for the same trials; a file name
 * @param trials its trials, finished or not
 * @param sources those that its trials start from and that are trained in other blocks
 * @param after the blocks that should end before
 */
public record Block(String name, List<BlockTrial> trials, List<BlockTrial> sources, Set<String> after) {}
