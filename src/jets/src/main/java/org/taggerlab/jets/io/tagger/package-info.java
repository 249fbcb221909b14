/** This project's own layouts in HDF5: {@code tagger-jets/1}, read, written and converted to, and {@code tagger-events/1}, read. */
package org.taggerlab.jets.io.tagger;
