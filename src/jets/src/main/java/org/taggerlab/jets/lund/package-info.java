/**
 * Cambridge/Aachen declustering and the Lund plane [Dreyer, Qu: arXiv:2012.08526]: constituents in, Lund graphs out.
 *
 * <p>Objects that do the work are made once and used for any number of jets; they allocate nothing per jet.
 */
package org.taggerlab.jets.lund;
