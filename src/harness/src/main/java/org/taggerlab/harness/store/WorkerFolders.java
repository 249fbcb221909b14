package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.taggerlab.vocabulary.file.Machine;

/**
 * The folders of workers' own files. The name of each says which process of which machine started its worker, so that what is left of
 * a build that was killed can be told from what is in use, here or on another machine that shares the store.
 *
 * @param root where they lie
 */
public record WorkerFolders(Path root) {
    /** Machine, process, its start and a number. */
    private static final Pattern NAME = Pattern.compile("(\\w+)-(\\d{1,18})-(\\d{1,18})-(\\d{1,9})");

    /** The folder of a worker of this process; not made. */
    public Path folder(int number) {
        var self = ProcessHandle.current();
        return root.resolve("%s-%s-%s-%s".formatted(Machine.word(), self.pid(), startOf(self), number));
    }

    /** Whether a folder is that of a worker whose build ran on this machine and is gone. */
    public boolean isAbandoned(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        return folder.startsWith(root)
                && name.matches()
                && name.group(1).equals(Machine.word())
                && ProcessHandle.of(Long.parseLong(name.group(2)))
                        .filter(process -> startOf(process) == Long.parseLong(name.group(3)))
                        .isEmpty();
    }

    /** On Linux in ticks since the machine started: Java's instant moves when the clock is set. */
    private static long startOf(ProcessHandle process) {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return Long.parseLong(status.substring(status.lastIndexOf(')') + 2).split(" ")[19]);
        } catch (IOException | RuntimeException notLinux) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }

    /** Deletes what builds that are gone have left. */
    void clean() throws IOException {
        if (Files.isDirectory(root)) {
            try (var folders = Files.newDirectoryStream(root, this::isAbandoned)) {
                for (var folder : folders) {
                    Folders.delete(folder);
                }
            }
        }
    }
}
