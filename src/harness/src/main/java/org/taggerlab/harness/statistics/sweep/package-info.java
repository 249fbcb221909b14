/** What a sweep over training sizes says: monotone curves, data efficiency with its interval, and power laws. */
package org.taggerlab.harness.statistics.sweep;
