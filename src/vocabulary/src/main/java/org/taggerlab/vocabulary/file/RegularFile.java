package org.taggerlab.vocabulary.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Reading of regular files and of links to them: opening a pipe may wait for ever, and a device may have no end. */
public final class RegularFile {
    private RegularFile() {}

    /** Why a path is no regular file, such as {@code does not exist}; nothing for one that is. */
    public static Optional<String> problem(Path file) {
        if (Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String kind = Files.isDirectory(file) ? "a folder" : "a pipe, a device or a socket";
        return Optional.of(Files.exists(file) ? "is no regular file, but " + kind : "does not exist");
    }

    /** What went wrong, in words that do not name the file again: some exceptions say nothing but its path. */
    public static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission is denied";
        } else if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        } else if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "is a file, expected a folder";
        } else if (e instanceof FileSystemException problem && problem.getReason() != null) {
            return problem.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * Opens a file.
     *
     * @throws NoSuchFileException if there is none
     * @throws FileSystemException for a folder, a pipe, a device
     */
    public static InputStream open(Path file) throws IOException {
        var problem = problem(file);
        if (problem.isPresent() && Files.exists(file)) {
            throw new FileSystemException(file.toString(), null, problem.get());
        }
        // of what cannot be seen only opening says whether it is missing or forbidden
        return Files.newInputStream(file);
    }

    /**
     * All bytes of a file.
     *
     * @throws IOException as {@link #open}, and for a file of more than {@code most} bytes
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FileSystemException(file.toString(), null, "has more than " + most + " bytes");
            }
            return bytes;
        }
    }
}
