package org.taggerlab.harness.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.delta.ModelFiles;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;

/** Where the source of a delta is found, and what is joined. */
class WholeTaggersTest {
    private static final float[] BEFORE = {1, 2, 3, 4, 5, 6, 7, 8};

    @TempDir
    private Path folder;

    private Path source;
    private Path whole;
    private Path delta;

    @BeforeEach
    void write() throws IOException {
        source = ModelFiles.write(folder.resolve("source.zip"), Map.of("trial", "s1"), BEFORE);
        whole = ModelFiles.write(folder.resolve("whole.zip"), Map.of("source", "s1"), 1, 2, 3, 4, 0, 6, 7, 8);
        delta = Files.createDirectories(folder.resolve("there")).resolve("x.delta.zip");
        Delta.write(whole, source, "g:a:1", delta);
    }

    @Test
    void aModelFileIsWhole() {
        assertThat(taggers().of(whole, null)).isEqualTo(new WholeTagger(whole, List.of(whole)));
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void theSourceIsTheOneGivenOrBesideTheDeltaUnderAnyNameOrTheTrialOrPublished() throws IOException {
        var taggers = taggers();
        var joined = taggers.of(delta, source);

        assertThat(joined.file()).hasSameBinaryContentAs(whole);
        assertThat(joined.inputs()).containsExactly(delta, source, joined.file());
        assertThat(taggers.read().byPath().keySet()).containsExactlyInAnyOrder(delta, source);

        assertThatThrownBy(() -> taggers().of(delta, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        delta + ": is a delta, and its source is neither beside it nor among the trials in "
                                + folder.resolve("store") + ": a model file of " + Files.size(source)
                                + " bytes with the SHA-256 "
                                + FileDigest.sha256(source)
                                + "; put it beside the delta, or give a goal its place with -Dtagger.source");

        var beside = Files.copy(source, delta.resolveSibling("any-name"));
        assertThat(taggers().of(delta, null))
                .isEqualTo(new WholeTagger(joined.file(), List.of(delta, beside, joined.file())));
        Files.delete(beside);

        var trial = Files.createDirectories(folder.resolve("store/trials/s1")).resolve("model.zip");
        Files.copy(source, trial);
        assertThat(taggers().of(delta, null).inputs()).contains(trial);
        Files.delete(trial);

        var published = new WholeTaggers(
                ResultStore.open(folder.resolve("store")),
                coordinates -> coordinates.equals("g:a:1") ? Optional.of(source) : Optional.empty());
        assertThat(published.of(delta, null).file()).hasSameBinaryContentAs(whole);
    }

    @Test
    void aFileOfTheSameSizeBesideTheDeltaIsNotTheSource() throws IOException {
        byte[] other = Files.readAllBytes(source);
        other[other.length - 1]++;
        Files.write(delta.resolveSibling("source.zip"), other);

        assertThatThrownBy(() -> taggers().of(delta, null)).hasMessageContaining("is neither beside it nor");
    }

    @Test
    void whatWasJoinedBeforeIsNotBelieved() throws IOException {
        var joined = taggers().of(delta, source).file();
        Files.writeString(joined, "something else");

        assertThat(taggers().of(delta, source).file()).isEqualTo(joined).hasSameBinaryContentAs(whole);
    }

    private WholeTaggers taggers() {
        return new WholeTaggers(ResultStore.open(folder.resolve("store")), coordinates -> Optional.empty());
    }
}
