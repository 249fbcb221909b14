package org.taggerlab.harness.catalogue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.file.FileDigest;

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
     * What tells the content of files from all others, 64 hexadecimal digits: the digest of one, or of several that of their
     * digests, one per line.
     */
    static String sha256(List<SampleFile> files) {
        return files.size() == 1 ? files.get(0).sha256() : digestOfLines(files, SampleFile::sha256);
    }

    /** What tells files, and whose events they hold, from all others: decides what a trial makes of them. */
    public static String content(List<SampleFile> files) {
        boolean isAnother = files.stream().anyMatch(file -> !file.events().equals(file.sha256()));
        return isAnother ? digestOfLines(files, file -> file.sha256() + " " + file.events()) : sha256(files);
    }

    private static String digestOfLines(List<SampleFile> files, Function<SampleFile, String> line) {
        String lines = files.stream().map(file -> line.apply(file) + "\n").collect(Collectors.joining());
        return FileDigest.sha256(lines.getBytes(StandardCharsets.US_ASCII));
    }
}
