/**
 * The sample catalogue: which samples there are, where their files lie, and that they are what they should be.
 *
 * <p>A worker is asked what is in a sample, jet by jet; nothing here opens one but to digest it.
 */
package org.taggerlab.harness.catalogue;
