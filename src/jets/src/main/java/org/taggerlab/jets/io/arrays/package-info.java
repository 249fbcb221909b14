/**
 * Arrays of numbers for other programs, in NumPy archives and HDF5 files, that grow row by row without being held in memory.
 */
package org.taggerlab.jets.io.arrays;
