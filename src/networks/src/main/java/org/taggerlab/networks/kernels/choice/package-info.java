/**
 * Which kernels compute: the one place that knows all of them.
 *
 * <p>It does no arithmetic.
 */
package org.taggerlab.networks.kernels.choice;
