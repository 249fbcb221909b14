/**
 * From an experiment to its trials: which jets each uses, with which seeds, under which content key, and whether the
 * store has it already.
 *
 * <p>That no event serves two roles is proved here, before anything runs.
 */
package org.taggerlab.harness.plan;
