package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Exceptions of the file system in words, where the path is not known yet. */
public final class FileError {
    private FileError() {}

    /** Why it failed, with the path where there is one. */
    public static String of(Exception e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied" + whose(Path.of(denied.getFile()));
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return ((FileSystemException) e).getFile() + ": is a file, expected a folder";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** The same with a path in any case, once. */
    public static String at(Path path, Exception e) {
        var why = of(e);
        return why.startsWith(path.toString()) ? why : path + ": " + why;
    }

    /** The owner, who can give permission; of the next folder above, for what cannot be seen or is not there. */
    private static String whose(Path denied) {
        for (var path = denied; path != null; path = path.getParent()) {
            try {
                var attributes = Files.readAttributes(path, PosixFileAttributes.class);
                return "; %s belongs to '%s' (%s)"
                        .formatted(
                                path.equals(denied) ? "it" : "the folder " + path,
                                attributes.owner().getName(),
                                PosixFilePermissions.toString(attributes.permissions()));
            } catch (IOException | UnsupportedOperationException e) {
                continue;
            }
        }
        return "";
    }
}
