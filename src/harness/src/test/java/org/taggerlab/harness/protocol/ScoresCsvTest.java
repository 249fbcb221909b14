package org.taggerlab.harness.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.Scores;

class ScoresCsvTest {
    @TempDir
    Path folder;

    @Test
    void everyFloatComesBackBitByBit() throws IOException {
        var random = new Random(7);
        var score = new float[20_003];
        for (int i = 0; i < 20_000; i++) {
            // a random exponent: softmax outputs reach down to the subnormals
            score[i] = (float) Math.scalb(random.nextDouble(), -random.nextInt(149));
        }
        score[20_000] = Float.MIN_VALUE;
        score[20_001] = Math.nextDown(1f);
        score[20_002] = 1f;
        var index = new int[score.length];

        ScoresCsv.write(new Scores(List.of("w"), index, index, index, score), folder.resolve("scores.csv"));

        assertThat(ScoresCsv.read(folder.resolve("scores.csv")).score()).isEqualTo(score);
    }

    @Test
    void rowsReadAsWritten() throws IOException {
        var file = folder.resolve("scores.csv");
        ScoresCsv.write(
                new Scores(
                        List.of("w", "qcd"),
                        new int[] {0, 1, 0},
                        new int[] {5, 2, 7},
                        new int[] {1, 0, 1},
                        new float[] {0.5f, 0.1f, 0f}),
                file);

        // 0.1f is 0.100000001490116...: nine digits of it
        assertThat(Files.readString(file))
                .isEqualTo("sample,jet,label,score\nw,5,1,0.5\nqcd,2,0,0.100000001\nw,7,1,0\n");
        var back = ScoresCsv.read(file);
        assertThat(back.samples()).containsExactly("w", "qcd");
        assertThat(back.sample()).containsExactly(0, 1, 0);
        assertThat(back.jet()).containsExactly(5, 2, 7);
        assertThat(back.label()).containsExactly(1, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"w,5,1", "w,5,1,0.5,", "w,-1,1,0.5", "w,5,2,0.5", "w,5,1,NaN", "w,5,1,1.5", "w,x,1,0.5", ""})
    void brokenLineIsNamed(String line) throws IOException {
        var file =
                Files.writeString(folder.resolve("scores.csv"), "sample,jet,label,score\nw,4,1,0.25\n" + line + "\n");

        assertThatThrownBy(() -> ScoresCsv.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scores.csv:3: '" + line);
    }

    @Test
    void scoreThatIsNotANumberIsNotWritten() {
        var one = new int[] {0};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoresCsv.write(
                        new Scores(List.of("w"), one, one, one, new float[] {Float.NaN}), folder.resolve("scores.csv")))
                .withMessageContaining("jet 0 of w");
        assertThat(folder).isEmptyDirectory();
    }
}
