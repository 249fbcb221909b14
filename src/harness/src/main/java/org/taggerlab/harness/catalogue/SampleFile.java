package org.taggerlab.harness.catalogue;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file of a sample.
 *
 * @param path where it lies, or will lie once fetched, on this machine
 * @param url where it can be fetched from; {@code null} for a file that is already here
 * @param bytes its size; {@code null} if the catalogue does not say
 * @param sha256 its digest, 64 hexadecimal digits
 * @param events digest of the file whose events these are: its own, or that of the file of which it is another view
 */
public record SampleFile(Path path, URI url, Long bytes, String sha256, String events) {}
