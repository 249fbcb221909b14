/**
 * The door to samples: what layout a file has, opening it, and several files as one sample. The layouts live in the
 * packages below, by family.
 */
package org.taggerlab.jets.io;
