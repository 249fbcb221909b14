package org.taggerlab.harness.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.vocabulary.sample.FileContent;

/**
 * A file of a sample.
 *
 * @param path where it lies, or will lie once fetched, on this machine
 * @param url where it can be fetched from; {@code null} for a file that is already here
 * @param bytes its size; {@code null} if the catalogue does not say
 * @param sha256 its digest, 64 hexadecimal digits
 * @param events digest of the file whose events these are: its own, or that of the file of which it is another view
 */
public record SampleFile(Path path, URI url, Long bytes, String sha256, String events) {

    /**
     * What identifies the content of files, 64 hexadecimal digits: the digest of one, or of several that of their digests,
     * one per line.
     */
    static String sha256(List<SampleFile> files) {
        return FileContent.digest(files.stream()
                .map(file -> new FileContent(file.sha256(), file.sha256()))
                .toList());
    }

    /** What identifies files, and whose events they hold: decides what a trial makes of them. */
    public static String content(List<SampleFile> files) {
        return FileContent.digest(files.stream()
                .map(file -> new FileContent(file.sha256(), file.events()))
                .toList());
    }
}
