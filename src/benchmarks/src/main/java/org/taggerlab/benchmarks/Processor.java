package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What both sides run on.
 *
 * @param name as the system calls it
 * @param cores that this process may use
 */
record Processor(String name, int cores) {

    /** That of this machine. */
    static Processor current() throws IOException {
        return new Processor(
                value("model name", Path.of("/proc/cpuinfo")),
                Runtime.getRuntime().availableProcessors());
    }

    /** The number of the first core that this process may use. */
    static String first() throws IOException {
        return value("Cpus_allowed_list", Path.of("/proc/self/status")).split("[-,]")[0];
    }

    private static String value(String key, Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }
}
