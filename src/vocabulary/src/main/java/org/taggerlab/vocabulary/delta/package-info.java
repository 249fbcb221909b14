/**
 * A tagger as the difference to its source: made of two model files, and joined with the source to the same bytes again.
 *
 * <p>Numbers are copied and compared here, never computed with; what they mean is the business of a worker, which checks a
 * joined tagger like any other.
 */
package org.taggerlab.vocabulary.delta;
