package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class DescriptorFuzzTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "\n",
        "  ",
        "'",
        "\"",
        "#",
        "*a",
        "&a ",
        "!!x ",
        "|",
        ">",
        "?",
        "%",
        "~",
        "0",
        "-1",
        "1e400",
        "99999999999",
        "null",
        "true",
        "/",
        "~1",
        "\u0000",
        "\u00e9",
        "\t",
        "frozen",
        "edge-conv-1",
        "."
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aDescriptorWithAnyDamageIsReadOrRefusedInWords(long seed) throws IOException {
        String whole = Files.readString(Path.of("../../experiments/top-to-w.yaml"));
        Files.copy(Path.of("../../experiments/samples.yaml"), folder.resolve("samples.yaml"));
        var random = new Random(seed);
        int refused = 0;
        for (int mutant = 0; mutant < 200; mutant++) {
            Files.writeString(folder.resolve("x.yaml"), damaged(whole, random), StandardCharsets.UTF_8);
            try {
                assertThat(Experiments.read(folder, "paper", List.of(), Map.of()))
                        .hasSize(1);
            } catch (InvalidInputException e) {
                refused++;
                assertThat(e.diagnostics()).isNotEmpty().allSatisfy(error -> {
                    assertThat(error.file()).hasFileName("x.yaml");
                    assertThat(error.message()).isNotBlank().doesNotContain("\n");
                });
            }
        }
        assertThat(refused).isBetween(50, 199);
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + random.nextInt(6));
            damaged.replace(at, end, random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)]);
        }
        return damaged.toString();
    }
}
