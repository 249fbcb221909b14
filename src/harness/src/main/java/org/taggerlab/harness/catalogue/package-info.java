/**
 * The sample catalogue: which samples there are, where their files lie, and that they are what they should be.
 *
 * <p>What is in a sample, jet by jet, is asked of a worker; nothing here opens one but to digest it.
 */
package org.taggerlab.harness.catalogue;
