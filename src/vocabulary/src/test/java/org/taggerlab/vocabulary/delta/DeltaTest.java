package org.taggerlab.vocabulary.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;

/** Differences that are made, joined and refused; taggers that have been trained are joined in {@code src/networks}. */
class DeltaTest {
    private static final float[] BEFORE = {1, 2, 3, 4, 5, 6, 7, 8};

    @TempDir
    private Path folder;

    private Path source;
    private Path whole;
    private Path delta;

    @BeforeEach
    void write() throws IOException {
        source = ModelFiles.write(folder.resolve("source.zip"), Map.of("trial", "s1"), BEFORE);
        whole = ModelFiles.write(
                folder.resolve("whole.zip"), Map.of("trial", "t1", "source", "s1"), 1, 2, 3, 4, 5, -0.0f, 7, Float.NaN);
        delta = folder.resolve("x.delta.zip");
        Delta.write(whole, source, "g:a:1", delta);
    }

    @Test
    void onlyArraysOfWhichABitDiffersAreStored() throws IOException {
        var entries = TaggerArchive.read(delta).entries();

        assertThat(entries.keySet()).containsExactly("delta.json", "tagger.json", "delta.bin");
        // trunk_b and output_W, of two numbers each
        assertThat(entries.get("delta.bin")).hasSize(16);
        assertThat(Delta.read(delta).joined(source)).isEqualTo(Files.readAllBytes(whole));
        assertThat(Delta.read(delta).source())
                .isEqualTo(new DeltaSource(FileDigest.sha256(source), (int) Files.size(source), "g:a:1"));
        assertThat(Delta.read(delta).sourceKey()).isEqualTo("s1");
        assertThat(Delta.isIn(delta)).isTrue();
        assertThat(Delta.isIn(whole)).isFalse();
        assertThat(Delta.isIn(folder)).isFalse();
    }

    /** A matrix lies in memory row by row or column by column. */
    @ParameterizedTest
    @CsvSource({"'40, 64'", "'64, 40'"})
    void anAdditionOfLowRankTakesLittleRoomAndKeepsEveryBit(String shape) throws IOException {
        var random = new Random(3);
        var rows = new float[2][64];
        var columns = new float[2][40];
        for (float[] factor : new float[][] {rows[0], rows[1], columns[0], columns[1]}) {
            for (int i = 0; i < factor.length; i++) {
                factor[i] = (float) random.nextGaussian();
            }
        }
        var before = new float[64 * 40];
        var after = new float[before.length];
        for (int i = 0; i < before.length; i++) {
            before[i] = (float) random.nextGaussian();
            // in single precision, in another order than here
            after[i] = before[i] + (columns[1][i / 64] * rows[1][i % 64] + columns[0][i / 64] * rows[0][i % 64]) / 2;
        }
        after[7] = -0.0f;
        String layout = "\"trunk_W [" + shape + "]\"";
        ModelFiles.write(source, ModelFiles.entries(layout, Map.of(), before));
        ModelFiles.write(whole, ModelFiles.entries(layout, Map.of(), after));

        Delta.write(whole, source, null, delta);

        assertThat(Delta.read(delta).joined(source)).isEqualTo(Files.readAllBytes(whole));
        assertThat(Files.size(delta)).isLessThan(before.length * Float.BYTES / 2);
        assertThat(new String(TaggerArchive.read(delta).entry("delta.json"), StandardCharsets.UTF_8))
                .contains("\"rows\" : 40");
    }

    @Test
    void anotherSourceIsRefusedWithBothDigestsThoughItsNumbersAreTheSame() throws IOException {
        Path other = ModelFiles.write(folder.resolve("other.zip"), Map.of("trial", "s2"), BEFORE);

        refused(
                () -> Delta.read(delta).joined(other),
                "other.zip: is not the source of " + delta + ": its SHA-256 is " + FileDigest.sha256(other)
                        + ", expected " + FileDigest.sha256(source));
    }

    @Test
    void aDeltaIsNoSourceAndHasNoDelta() {
        refused(() -> Delta.read(delta).joined(delta), "x.delta.zip: is a delta itself");
        refused(() -> Delta.write(whole, delta, null, folder.resolve("y")), "x.delta.zip: is a delta itself");
        refused(() -> Delta.write(delta, source, null, folder.resolve("y")), "x.delta.zip: is a delta itself");
    }

    @Test
    void aTaggerThatWasTransferredFromAnotherSourceHasNoDeltaToThisOne() throws IOException {
        Path other = ModelFiles.write(folder.resolve("other.zip"), Map.of("trial", "s2"), BEFORE);
        Path existing =
                ModelFiles.write(folder.resolve("of-file.zip"), Map.of("source", FileDigest.sha256(other)), BEFORE);

        refused(
                () -> Delta.write(whole, other, null, folder.resolve("y")),
                "whole.zip: was transferred from s1, and " + other);
        Delta.write(existing, other, null, folder.resolve("y"));
        assertThat(Delta.read(folder.resolve("y")).joined(other)).isEqualTo(Files.readAllBytes(existing));
    }

    @Test
    void aSourceWithAnotherNetworkIsRefused() throws IOException {
        Path wide = ModelFiles.write(
                folder.resolve("wide.zip"), ModelFiles.entries("\"trunk_W [4, 2]\"", Map.of("trial", "s1"), BEFORE));

        refused(
                () -> Delta.write(whole, wide, null, folder.resolve("y")),
                "whole.zip: has other arrays of weights than " + wide);
    }

    @Test
    void aDeltaOfAnotherVersionOrWithoutItsKeysIsRefused() throws IOException {
        refused(
                changed("delta.json", "tagger-delta/1", "tagger-delta/2"),
                "has the format 'tagger-delta/2', this version reads 'tagger-delta/1'");
        refused(
                changed("delta.json", "\"arrays\"", "\"others\""),
                "its delta.json cannot be understood: Unrecognized field");
        refused(changed("delta.json", "\"bytes\" : ", "\"bytes\" : 9e99"), "its delta.json cannot be understood");
        refused(changed("delta.json", "{", "["), "its delta.json cannot be understood");
    }

    @Test
    void aDeltaThatDoesNotFitIsRefused() throws IOException {
        refused(
                changed("delta.json", "trunk_b", "trunk_c"),
                "holds arrays that do not fit those of its source " + source);
        refused(changed("delta.json", "trunk_b", "trunk_W"), "holds arrays that do not fit those of its source");
        refused(
                changed("tagger.json", "trunk_b [2]", "trunk_b [3]"),
                "holds arrays that do not fit those of its source");
        refused(
                changed("tagger.json", "[2, 2]", "[999999999, 999999999]"),
                "its tagger.json lists an array 'trunk_W [999999999, 999999999]'");
        refused(changed("tagger.json", "trunk_b [2]", "trunk_W [2]"), "its tagger.json lists an array 'trunk_W [2]'");
        refused(
                changed("delta.json", "\"coefficients-sha256\" : \"", "\"coefficients-sha256\" : \"0"),
                "joined with its source it does not give");
        byte[] values = TaggerArchive.read(delta).entry("delta.bin");
        values[3]++;
        refused(replaced("delta.bin", values), "joined with its source it does not give");
        refused(replaced("delta.bin", new byte[15]), "holds arrays that do not fit");
        refused(replaced("delta.bin", null), "has no entry 'delta.bin'");
        refused(replaced("preprocessor.bin", new byte[1]), "holds an entry 'preprocessor.bin' too many");
    }

    @Test
    void aFileThatUnpacksToMoreThanAnyTaggerIsNotRead() throws IOException {
        refused(replaced("configuration.json", new byte[1 << 26]), "unpacks to more than 67108864 bytes");
    }

    private ThrowingCallable changed(String entry, String from, String to) throws IOException {
        String text = new String(TaggerArchive.read(delta).entry(entry), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return replaced(entry, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private ThrowingCallable replaced(String entry, byte[] content) throws IOException {
        var entries = new LinkedHashMap<>(TaggerArchive.read(delta).entries());
        entries.remove(entry);
        if (content != null) {
            entries.put(entry, content);
        }
        Path file = folder.resolve("changed.delta.zip");
        ModelFiles.write(file, entries);
        return () -> Delta.read(file).joined(source);
    }

    private static void refused(ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(why);
    }
}
