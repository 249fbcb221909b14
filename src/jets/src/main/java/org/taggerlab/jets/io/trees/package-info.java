/**
 * Layouts that are ROOT trees: the jets of JetClass, the particle-flow candidates of NanoAOD and Delphes, and the
 * reconstructed objects of NanoAOD. How ROOT stores a tree is not known here.
 */
package org.taggerlab.jets.io.trees;
