/** Layouts that are text, plain or packed with gzip: HepMC3, the LundNet samples, and the UCI HIGGS set. */
package org.taggerlab.jets.io.text;
