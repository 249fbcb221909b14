package org.taggerlab.plugin.resolution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The graphics cards of this machine, as {@code nvidia-smi} lists them, and whether nd4j-cuda-11.6 runs on one.
 *
 * <p>nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for compute capability 3.7 to 8.6 and no PTX: a card of capability
 * 8.9 runs 8.6 code (same major version), Hopper (9.0) and newer have nothing to run.
 */
final class CudaCards {
    private static final double OLDEST = 3.7;
    private static final double NEWEST = 8.9;
    private static final String SUPPORTED =
            "nd4j-cuda-11.6 runs on NVIDIA cards of compute capability 3.7 to 8.9 (Kepler to Ada), on Linux and Windows "
                    + "x86_64. Without one, set -Dtagger.backend=cpu";

    private CudaCards() {}

    /**
     * Asks {@code nvidia-smi} and refuses a machine without a usable card.
     *
     * @return the cards that can be used, such as {@code NVIDIA A100 (8.0)}
     */
    static List<String> require(List<String> command, Platform platform) {
        if (platform.classifier().startsWith("macosx") || platform.classifier().endsWith("arm64")) {
            throw new UnresolvedException(
                    "tagger.backend is cuda, this machine is %s. %s.".formatted(platform.classifier(), SUPPORTED));
        }
        return usable(ask(command));
    }

    /**
     * The usable ones among the lines {@code <name>, <compute capability>} that {@code nvidia-smi} prints.
     *
     * @throws UnresolvedException if there is none, with what was found
     */
    static List<String> usable(List<String> lines) {
        var found = new ArrayList<String>();
        var usable = new ArrayList<String>();
        for (var line : lines) {
            var comma = line.lastIndexOf(',');
            var card = comma < 0
                    ? line
                    : line.substring(0, comma).strip() + " ("
                            + line.substring(comma + 1).strip() + ")";
            found.add(card);
            if (comma >= 0 && isSupported(line.substring(comma + 1).strip())) {
                usable.add(card);
            }
        }
        if (usable.isEmpty()) {
            throw new UnresolvedException("tagger.backend is cuda, nvidia-smi found %s. %s."
                    .formatted(found.isEmpty() ? "no card" : String.join(", ", found), SUPPORTED));
        }
        return usable;
    }

    private static boolean isSupported(String capability) {
        try {
            var value = Double.parseDouble(capability);
            return value >= OLDEST && value <= NEWEST;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> ask(List<String> command) {
        try {
            // a file, not a pipe: a driver that hangs must not hang the build
            var output = Files.createTempFile("nvidia-smi", ".csv");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                var ended = process.waitFor(20, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                var lines = Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
                if (!ended || process.exitValue() != 0) {
                    throw new UnresolvedException("tagger.backend is cuda, nvidia-smi %s: %s. %s."
                            .formatted(
                                    ended ? "ended with exit code " + process.exitValue() : "did not answer in 20 s",
                                    String.join(" ", lines),
                                    SUPPORTED));
                }
                return lines;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UnresolvedException(
                    "tagger.backend is cuda, nvidia-smi could not be started (%s): is there an NVIDIA driver? %s."
                            .formatted(e.getMessage(), SUPPORTED),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnresolvedException("Interrupted while asking nvidia-smi; run the goal again.", e);
        }
    }
}
