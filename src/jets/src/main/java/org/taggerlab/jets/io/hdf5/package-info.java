/**
 * HDF5 with errors that name file and dataset, the Blosc filter, and the public layouts of padded tables: JetNet and
 * the top-tagging reference set.
 */
package org.taggerlab.jets.io.hdf5;
