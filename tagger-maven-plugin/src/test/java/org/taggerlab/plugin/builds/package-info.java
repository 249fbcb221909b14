/**
 * Whole builds by a real Maven, with the plugin as a user gets it, and what befalls builds at night: processes that are
 * killed, disks that are full, workers that hang. Only in the profiles {@code its} and {@code faults}.
 */
package org.taggerlab.plugin.builds;
