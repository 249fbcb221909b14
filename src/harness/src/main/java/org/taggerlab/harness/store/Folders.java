package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
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

    /**
     * Moves a folder, so that at its new place it is whole or not there, even after a power cut. Where it cannot be renamed,
     * because the other place is on another disk or it belongs to a lower layer of an overlay, it is copied.
     *
     * @throws IOException if it cannot be moved; nothing of it is lost then
     */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            var copy = AtomicFile.temporary(to);
            try {
                copy(from, copy);
                Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(copy);
            }
            // the copy must outlive a power cut before the original goes
            AtomicFile.syncFolder(to.getParent());
            delete(from);
        }
        AtomicFile.syncFolder(to.getParent());
        AtomicFile.syncFolder(from.getParent());
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) {
                AtomicFile.sync(to);
            }
            return;
        }
        Files.createDirectory(to);
        try (var files = Files.newDirectoryStream(from)) {
            for (var file : files) {
                copy(file, to.resolve(file.getFileName()));
            }
        }
        AtomicFile.syncFolder(to);
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
