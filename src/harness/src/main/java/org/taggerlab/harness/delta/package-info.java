/**
 * Taggers that are there already, as whole model files: one that is stored as the difference to its source is joined with it,
 * whatever names it and wherever the source lies.
 */
package org.taggerlab.harness.delta;
