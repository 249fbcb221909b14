/**
 * The {@code expect} gates of a descriptor: their grammar, and whether results pass them.
 */
package org.taggerlab.harness.gates;
