package org.taggerlab.harness.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;

/** The class path of queued blocks: each jar once by its digest in {@code classpath} of the store, whatever is built later. */
final class ClassPathCopy {
    private ClassPathCopy() {}

    /** Copies what is not there yet, and returns the copies; a folder of classes becomes a jar. */
    static List<Path> into(ResultStore store, List<Path> classPath) throws IOException {
        var copies = new ArrayList<Path>();
        for (var entry : classPath) {
            if (Files.isDirectory(entry)) {
                copies.add(ofFolder(entry, store.root().resolve("classpath")));
            } else if (Files.exists(entry)) {
                var copy = store.root()
                        .resolve("classpath")
                        .resolve(FileDigest.sha256(entry))
                        .resolve(entry.getFileName());
                keep(copy, out -> Files.copy(entry, out));
                copies.add(copy);
            }
        }
        return copies;
    }

    private static Path ofFolder(Path folder, Path target) throws IOException {
        var jar = Files.createTempFile("tagger-classes", ".jar");
        try {
            try (var out = Files.newOutputStream(jar)) {
                pack(folder, out);
            }
            var copy = target.resolve(FileDigest.sha256(jar)).resolve("classes.jar");
            keep(copy, out -> Files.copy(jar, out));
            return copy;
        } finally {
            Files.delete(jar);
        }
    }

    private static void keep(Path copy, AtomicFile.Content content) throws IOException {
        if (!Files.exists(copy)) {
            Files.createDirectories(copy.getParent());
            AtomicFile.write(copy, content);
        }
    }

    /** The same files give the same bytes. */
    private static void pack(Path folder, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out);
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/"));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
