package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.taggerlab.vocabulary.file.AtomicFile;

/** Whole folders. Links are deleted, never followed. */
public final class Folders {
    private Folders() {}

    /** Deletes a folder and all in it; one that does not exist is fine. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes what a killed process was writing. */
    static void deleteTemporaries(Path folder) throws IOException {
        deleteMatching(folder, ".*" + AtomicFile.TEMPORARY);
    }

    /** Deletes the files of a folder whose names match a glob. */
    static void deleteMatching(Path folder, String glob) throws IOException {
        try (var files = Files.newDirectoryStream(folder, glob)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
