package org.taggerlab.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The commit that a folder stands at, asked of the {@code git} command. */
final class GitState {
    /** A repository on a slow disk must not hold up a build for longer. */
    private static final long SECONDS = 10;

    private GitState() {}

    /** {@code <commit>} or {@code <commit>-dirty}; empty outside git, without git, or if it does not answer. */
    static String of(Path folder) {
        var commit = ask(folder, "rev-parse", "HEAD").strip();
        if (!commit.matches("[0-9a-f]{40,64}")) {
            return "";
        }
        return ask(folder, "status", "--porcelain", "--untracked-files=no").isBlank() ? commit : commit + "-dirty";
    }

    private static String ask(Path folder, String... question) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(question));
        try {
            // a file, not a pipe: reading a pipe has no time-out
            var answer = Files.createTempFile("tagger-git", ".txt");
            try {
                var builder = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(answer.toFile());
                // read only: another process may be committing
                builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
                var process = builder.start();
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return "";
                }
                return process.exitValue() == 0 ? Files.readString(answer, StandardCharsets.UTF_8) : "";
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
