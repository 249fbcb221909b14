/**
 * Experimental set-ups as a transformation of particle-level jets: what a tracker of a given efficiency and
 * calorimeters of a given granularity, resolution and threshold would have seen of them.
 *
 * <p>Not a simulation of any experiment: no magnetic field, no showers, no pile-up. Every number is declared.
 */
package org.taggerlab.jets.detector;
