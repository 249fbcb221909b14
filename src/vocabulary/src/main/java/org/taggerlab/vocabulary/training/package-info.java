/** How a network trains and where it starts: pure values; what they do to a graph is not known here. */
package org.taggerlab.vocabulary.training;
