package org.taggerlab.harness.store;

import java.nio.file.FileSystemException;
import org.taggerlab.vocabulary.file.RegularFile;

/** Exceptions of the file system in words, where the path is not known yet. */
public final class FileError {
    private FileError() {}

    /** Why it failed, with the path where there is one. */
    public static String of(Exception e) {
        boolean namesFile = e instanceof FileSystemException problem && problem.getFile() != null;
        return (namesFile ? ((FileSystemException) e).getFile() + ": " : "") + RegularFile.reason(e);
    }
}
