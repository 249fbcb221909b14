/**
 * Collision events as reconstructed objects, and the fixed layout in which the event Transformer takes them.
 *
 * <p>There is no place for truth here: what an event really was is nothing that these records could carry.
 */
package org.taggerlab.jets.event;
