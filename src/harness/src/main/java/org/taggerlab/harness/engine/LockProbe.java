package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.taggerlab.harness.store.ResultStore;

/** Whether a store lies on a file system whose locks keep processes apart. */
public final class LockProbe {
    private static final int TAKEN = 3;

    private LockProbe() {}

    /** Tries to lock a file as another process does, and says so by its exit code; locks lie in {@code arguments[0]}. */
    public static void main(String[] arguments) throws IOException {
        try (var channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            System.exit(channel.tryLock() == null ? TAKEN : 0);
        }
    }

    /**
     * Makes sure of it before anything is submitted.
     *
     * @throws IOException if files cannot be locked, or a second process gets the same lock
     */
    static void require(ResultStore store) throws IOException, InterruptedException {
        var key = "lock-probe";
        try (var lock = store.tryLock(key).orElseThrow()) {
            var file = store.root().resolve("locks").resolve(key + ".lock");
            if (lock.isCurrent() && anotherProcess(file) != TAKEN) {
                throw new IOException(
                        ("two processes can lock %s at the same time, so blocks on several nodes would train the same trials; name"
                                        + " a store on a file system with locks (NFS 4, Lustre with flock) with -Dtagger.store=<folder>")
                                .formatted(file));
            }
        }
    }

    private static int anotherProcess(Path file) throws IOException, InterruptedException {
        CodeSource code = LockProbe.class.getProtectionDomain().getCodeSource();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Path.of(code.getLocation().getPath()).toString(),
                LockProbe.class.getName(),
                file.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : 0;
        } finally {
            process.destroyForcibly();
        }
    }
}
