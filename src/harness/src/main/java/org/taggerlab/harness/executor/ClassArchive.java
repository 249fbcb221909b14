package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * The classes of workers as the JVM keeps them for the next one (class data sharing), beside the native libraries: a worker
 * that finds them starts about a second earlier. The first sweep's first worker leaves them when it ends. A JVM that cannot
 * use them says nothing and loads classes from their jars.
 *
 * @param file where they lie or will lie
 */
record ClassArchive(Path file) {
    private static final String NAME = "tagger-classes-%s.jsa";

    /** An archive has some 40 MB, and each newly built jar needs another one. */
    private static final int MOST = 3;

    /** The archive for a class path; jars that have changed have another one. */
    static ClassArchive of(List<Path> classPath) {
        var text = new StringBuilder(System.getProperty("java.vm.version"))
                .append(System.getProperty("java.home"))
                .append(ComputeSettings.jvmOptions());
        for (var entry : classPath) {
            var jar = entry.toFile();
            text.append('\n')
                    .append(entry)
                    .append(' ')
                    .append(jar.length())
                    .append(' ')
                    .append(jar.lastModified());
        }
        var digest = FileDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
        return new ClassArchive(NativeLibraries.folder().resolve(NAME.formatted(digest.substring(0, 16))));
    }

    /** Options of a JVM that uses the archive if it is there. */
    List<String> options() {
        return Files.isReadable(file)
                ? List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:SharedArchiveFile=" + file)
                : List.of();
    }

    /** Options of a JVM that makes it when it ends; none if it is there. */
    List<String> optionsToMake() {
        return Files.exists(file)
                ? List.of()
                : List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:ArchiveClassesAtExit=" + made());
    }

    /** Not where a sweep's results go, whose disk may be small. */
    private Path made() {
        return file.resolveSibling(
                "." + file.getFileName() + "-" + ProcessHandle.current().pid());
    }

    /** Keeps what a JVM has made, if it has, and of the archives for other class paths the latest. */
    void keep() {
        if (!Files.isRegularFile(made())) {
            return;
        }
        try {
            Files.move(made(), file, StandardCopyOption.ATOMIC_MOVE);
            var archives = new ArrayList<Path>();
            try (var all = Files.newDirectoryStream(file.getParent(), NAME.formatted("*"))) {
                all.forEach(archives::add);
            }
            archives.sort(Comparator.comparing(archive -> -archive.toFile().lastModified()));
            for (var old : archives.subList(Math.min(MOST, archives.size()), archives.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            // the next worker starts as this one did
            return;
        }
    }
}
