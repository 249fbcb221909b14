/**
 * Enough of CERN's ROOT files to read what event samples are made of: trees with flat and jagged branches of numbers,
 * in the layout that ROOT 5 and 6 write [Brun, Rademakers: NIM A 389 (1997) 81].
 *
 * <p>Histograms, objects of user classes and RNTuples are out of reach on purpose; a branch that is not numbers is left
 * alone until somebody asks for it.
 */
package org.taggerlab.jets.io.root;
