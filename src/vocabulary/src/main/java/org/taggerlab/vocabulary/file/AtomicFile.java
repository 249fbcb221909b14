package org.taggerlab.vocabulary.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Writes a file so that a reader sees the old one or the new one, never half of it, even after a power cut:
 * temporary file in the same folder, fsync, rename, fsync of the folder.
 */
public final class AtomicFile {
    /** How the names of temporary files end; those of a killed process may be deleted. */
    public static final String TEMPORARY = ".tmp";

    /** The machine in the names of temporary files. */
    private static final String MACHINE = Machine.word();

    private static final Pattern WRITER = Pattern.compile(".*\\.(\\w+)-(\\d+)-\\d+" + Pattern.quote(TEMPORARY));

    private static final AtomicLong COUNTER = new AtomicLong();

    private AtomicFile() {}

    /** What writes the content; it need not close the stream. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes bytes; a file of that name is replaced. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * Writes what {@code content} writes; a file of that name is replaced.
     *
     * @throws IOException if it cannot be written (disk full, no permission); the old file is untouched then
     */
    public static void write(Path file, Content content) throws IOException {
        var target = file.toAbsolutePath();
        var temporary = temporary(target);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(target.getParent());
    }

    /** Beside a file or folder, where it can be written before it is renamed; no other process or call has the same. */
    public static Path temporary(Path target) {
        return target.resolveSibling(".%s.%s-%s-%s%s"
                .formatted(
                        target.getFileName(),
                        MACHINE,
                        ProcessHandle.current().pid(),
                        COUNTER.incrementAndGet(),
                        TEMPORARY));
    }

    /** Whether a file is what a process of this machine was writing that has ended since. */
    public static boolean isAbandoned(Path file) {
        var name = WRITER.matcher(file.getFileName().toString());
        return name.matches()
                && name.group(1).equals(MACHINE)
                && ProcessHandle.of(Long.parseLong(name.group(2))).isEmpty();
    }

    /** Makes renames within a folder durable; does nothing where the platform cannot open folders. */
    public static void syncFolder(Path folder) throws IOException {
        if (!isWindows()) {
            sync(folder);
        }
    }

    /** Makes what was written to a file durable. */
    public static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
