package org.taggerlab.harness.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands of an engine, run to their end. */
final class Commands {
    private static final long PATIENCE_SECONDS = 60;

    private Commands() {}

    /**
     * Runs a command.
     *
     * @param environment variables besides those of this process
     * @return what it printed
     * @throws IOException if it is not there, fails or hangs, with its own words
     */
    static String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        var name = command.get(0);
        var out = Files.createTempFile("tagger-engine", ".out");
        var err = Files.createTempFile("tagger-engine", ".err");
        try {
            var process = start(command, environment, out, err);
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("%s did not answer in %s s".formatted(name, PATIENCE_SECONDS));
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                var words = Stream.concat(
                                Files.readString(err).lines(),
                                Files.readString(out).lines())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("; "));
                throw new IOException(words.isEmpty() ? name + " failed with " + process.exitValue() : words);
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static Process start(List<String> command, Map<String, String> environment, Path out, Path err)
            throws IOException {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new IOException("there is no command '%s' on the path".formatted(command.get(0)), e);
        }
    }
}
