/**
 * Jets as networks see them: ragged node arrays, one jet after another, never padded.
 *
 * <p>How nodes and edges come out of a jet is not known here.
 */
package org.taggerlab.networks.examples;
