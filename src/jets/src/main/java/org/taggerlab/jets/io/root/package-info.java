/**
 * Enough of CERN's ROOT files to read what event samples are made of: trees with flat and jagged branches of numbers,
 * in the layout that ROOT 5 and 6 write [Brun, Rademakers: NIM A 389 (1997) 81].
 *
 * <p>Histograms, objects of user classes and RNTuples are not read on purpose; a branch that is not numbers is refused
 * only when it is asked for.
 */
package org.taggerlab.jets.io.root;
