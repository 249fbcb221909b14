/**
 * Samples from elsewhere: over https into the store, resumed where a connection was cut, named by their digest, and never
 * there under that name unless they have it.
 *
 * <p>What a catalogue says of them is the catalogue's; nothing here opens a sample but to digest it.
 */
package org.taggerlab.harness.download;
