/**
 * The files that jets are stored in. Every reader streams in constant memory, checks what it reads, and says of a file
 * that it cannot use which jet, which value, what was expected and what to do.
 */
package org.taggerlab.jets.io;
