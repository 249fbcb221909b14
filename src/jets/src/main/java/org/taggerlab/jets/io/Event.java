package org.taggerlab.jets.io;

/**
 * Particles of an event.
 *
 * @param number of the event
 * @param momenta [particles, 4], row-major: px, py, pz, E in GeV
 * @param pids PDG codes [particles]
 */
record Event(long number, double[] momenta, int[] pids) {}
