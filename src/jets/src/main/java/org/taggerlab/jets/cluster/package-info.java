/**
 * From the particles of an event to jets: anti-kt clustering [Cacciari, Salam, Soyez: arXiv:0802.1189] and the choice
 * of jets by momentum and rapidity.
 */
package org.taggerlab.jets.cluster;
