/**
 * Updaters whose arithmetic is that of the published trainings where DL4J's differs.
 *
 * <p>Learning-rate schedules and training loops are not known here.
 */
package org.taggerlab.networks.updater;
