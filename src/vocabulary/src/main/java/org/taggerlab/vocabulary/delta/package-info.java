/**
 * A tagger as the difference to its source: made of two model files, and joined with the source to the same bytes again.
 *
 * <p>What a join gives has to have the digest of what was taken apart. What the numbers mean is the business of a worker, which checks
 * a joined tagger like any other.
 */
package org.taggerlab.vocabulary.delta;
