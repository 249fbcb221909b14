package org.taggerlab.vocabulary.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * What identifies the bytes of a sample's file.
 *
 * @param sha256 digest of the file, 64 hexadecimal digits
 * @param events digest of the file whose events these are: its own, or that of another view of them
 */
public record FileContent(String sha256, String events) {

    /**
     * What identifies all files of a sample, 64 hexadecimal digits: the digest of the only file if its events are its own,
     * or else of a line per file.
     */
    public static String digest(List<FileContent> files) {
        boolean isAnother = files.stream().anyMatch(file -> !file.events.equals(file.sha256));
        if (!isAnother && files.size() == 1) {
            return files.get(0).sha256;
        }
        return FileDigest.sha256(files.stream()
                .map(file -> isAnother ? file.sha256 + " " + file.events + "\n" : file.sha256 + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
    }
}
