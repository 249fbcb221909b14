package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Debian's Python, which has PyTorch, NumPy and ONNX as packages. */
public final class Python {
    private static final String COMMAND = "/usr/bin/python3";

    private Python() {}

    /** Skips a test where Debian's packages of these names are missing, such as {@code torch}; in CI it fails. */
    public static void require(String... modules) throws InterruptedException {
        var missing = new ArrayList<String>();
        for (String module : modules) {
            try {
                if (new ProcessBuilder(COMMAND, "-c", "import " + module)
                                .start()
                                .waitFor()
                        != 0) {
                    missing.add("python3-" + module);
                }
            } catch (IOException none) {
                missing.add("python3");
            }
        }
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(missing)
                    .as("not installed, so this test is skipped: " + String.join(", ", missing))
                    .isEmpty();
        }
        assertThat(missing).isEmpty();
    }

    /** What a script prints, line by line. */
    public static List<String> run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(COMMAND));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
