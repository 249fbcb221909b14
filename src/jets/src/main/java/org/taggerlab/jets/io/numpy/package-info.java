/** NumPy's archives {@code .npz}, read value by value, and the layout of EnergyFlow, which is one. */
package org.taggerlab.jets.io.numpy;
