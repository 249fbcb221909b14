/**
 * What a build hands on when it is installed or deployed: its results, to be another build's baseline, and its taggers, to
 * be another project's source.
 */
package org.taggerlab.plugin.publication;
