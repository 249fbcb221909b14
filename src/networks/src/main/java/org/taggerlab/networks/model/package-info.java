/**
 * Taggers as files: DL4J's model archive with one JSON entry that says what the tagger is and what it was made from, and
 * published weights that become such a file.
 *
 * <p>A file is believed only after it was checked; no class is ever chosen by what stands in it.
 */
package org.taggerlab.networks.model;
