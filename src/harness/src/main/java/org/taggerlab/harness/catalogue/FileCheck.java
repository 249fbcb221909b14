package org.taggerlab.harness.catalogue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.taggerlab.harness.store.FileError;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.RegularFile;

/** Whether a sample's file is what the catalogue says it is. */
final class FileCheck {
    private FileCheck() {}

    /** What is wrong, to follow the sample's name, and the key of the catalogue that says otherwise. */
    record Problem(String key, String message) {}

    static Optional<Problem> problem(Sample sample) {
        Path file = sample.file();
        Optional<String> unopened = RegularFile.problem(file);
        if (unopened.isPresent()) {
            return Optional.of(new Problem(
                    "file",
                    ": its file " + file + " " + unopened.get()
                            + "; put the file there, or correct `file` (a path relative to the catalogue)"));
        }
        try {
            if (sample.bytes() != null && Files.size(file) != sample.bytes()) {
                return Optional.of(
                        new Problem(
                                "bytes",
                                ": its file " + file + " has " + Files.size(file) + " bytes, the catalogue says "
                                        + sample.bytes()
                                        + "; copy or download it again, or correct the catalogue if the file is the right one"));
            }
            String digest = FileDigest.sha256(file);
            if (!digest.equals(sample.sha256())) {
                return Optional.of(
                        new Problem(
                                "sha256",
                                ": its file " + file + " has the sha256 " + digest + ", the catalogue says "
                                        + sample.sha256()
                                        + "; copy or download it again, or correct the catalogue if the file is the right one"));
            }
        } catch (IOException e) {
            return Optional.of(new Problem("file", ": its file cannot be read: " + FileError.at(file, e)));
        }
        return Optional.empty();
    }

    /** A file that the pattern of a sample matches, and of which the catalogue does not say the digest. */
    static Optional<Problem> undeclared(Sample sample) {
        if (sample.pattern() == null) {
            return Optional.empty();
        }
        Set<Path> known = sample.files().stream().map(SampleFile::path).collect(Collectors.toSet());
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(sample.file().getParent(), sample.pattern())) {
            for (Path one : found) {
                if (!known.contains(one) && Files.isRegularFile(one)) {
                    return Optional.of(new Problem(
                            "sha256",
                            ": its pattern " + sample.pattern() + " matches " + one
                                    + ", of which no digest is given; add `"
                                    + one.getFileName() + ": " + FileDigest.sha256(one)
                                    + "` if it belongs to the sample, or move it away"));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Problem("file", ": its folder cannot be read: " + FileError.of(e)));
        }
    }
}
