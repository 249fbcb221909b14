/**
 * Jets and events as physics: four-momenta, Cambridge/Aachen declustering, Lund graphs, particle clouds, and the files
 * they are stored in.
 *
 * <p>No machine learning, no Maven and no experiment is ever known here; it is useful alone.
 */
package org.taggerlab.jets;
