package org.taggerlab.plugin.builds;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a fault needs of the machine and not every machine grants. */
enum Needs {
    NOTHING {
        @Override
        String missing() {
            return "";
        }
    },
    /** A disk of its own. */
    MOUNT {
        @Override
        String missing() throws IOException, InterruptedException {
            var folder = Files.createTempDirectory("tagger-mount");
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tagger-faults", folder.toString());
            if (mounted) {
                run("umount", folder.toString());
            }
            Files.delete(folder);
            return mounted ? "" : "may not mount a file system; needs root";
        }
    },
    /** A shell that starts this in the background has it ignore Ctrl-C, and with it all that it starts. */
    SIGINT {
        @Override
        String missing() throws IOException {
            var status = Path.of("/proc/self/status");
            boolean ignored = Files.exists(status)
                    && Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("SigIgn:"))
                            .anyMatch(line -> new BigInteger(line.substring(7).strip(), 16).testBit(1));
            return ignored ? "this test was started with SIGINT ignored" : "";
        }
    },
    /** That the system ends a process with its parent. */
    PDEATHSIG {
        @Override
        String missing() throws IOException, InterruptedException {
            return run("setpriv", "--pdeathsig", "KILL", "true") ? "" : "setpriv is not installed (package util-linux)";
        }
    },
    /** Setting the machine's clock would hit everybody on it. */
    FAKETIME {
        @Override
        String missing() {
            return faketime().isPresent() ? "" : "libfaketime is not installed (package faketime)";
        }
    };

    /** What commands of the system say when they fail. */
    private static final File COMPLAINTS = new File("target/fault-commands.log");

    abstract String missing() throws IOException, InterruptedException;

    /** The library that shows a process another time. */
    static Optional<Path> faketime() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")
                .map(folder -> Path.of(folder, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    /** Runs a command of the system, whether it succeeded. */
    static boolean run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(COMPLAINTS))
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // no such command
            return false;
        }
    }
}
