package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.plugin.request.NamedTagger;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.delta.ModelFiles;

/** Goals that write to a file or folder that the user names: they refuse before a worker is even looked for. */
class OverwriteTest {
    @TempDir
    Path root;

    private Path input;
    private Path mine;

    @BeforeEach
    void makeFiles() throws IOException {
        input = Files.writeString(root.resolve("input.h5"), "jets");
        mine = Files.writeString(root.resolve("mine.h5"), "mine");
    }

    @Test
    void convertRefusesItsInputByAnyName() throws IOException {
        var link = Files.createSymbolicLink(root.resolve("link.h5"), input);
        var hardLink = Files.createLink(root.resolve("hard.h5"), input);

        for (var target : List.of(input, link, hardLink, root.resolve("x/../input.h5"))) {
            for (boolean overwrite : new boolean[] {false, true}) {
                refused(convert(target, overwrite), "is what this goal reads");
            }
        }
        assertThat(input).hasContent("jets");
    }

    @Test
    void convertAndImportRefuseAFileThatIsThere() {
        refused(convert(mine, false), mine + ": exists already; name another file, or add -Dtagger.overwrite");
        refused(importInto(mine, false), mine + ": exists already; name another file, or add -Dtagger.overwrite");
        refused(importInto(input, true), "is what this goal reads");

        assertThat(mine).hasContent("mine");
        assertThat(input).hasContent("jets");
    }

    @Test
    void evaluateRefusesScoresThatItDidNotWriteAndSamplesThatWouldBeReplaced() throws IOException {
        var scores = Files.writeString(root.resolve("scores.csv"), "events");

        refused(evaluate(mine, false), root + ": holds scores.csv, not written by a goal of this plugin");
        refused(evaluate(scores, true), "is what this goal reads");

        assertThat(scores).hasContent("events");
    }

    @Test
    void exportRefusesFilesThatItDidNotWriteAndTheModelItself() throws IOException {
        var npz = Files.writeString(root.resolve("tagger.npz"), "mine");

        refused(export(npz, false), npz + ": exists already; name another file, or add -Dtagger.overwrite");
        refused(export(root, false), root + ": holds tagger.npz, not written by a goal of this plugin");
        Files.delete(npz);
        Files.createSymbolicLink(npz, mine);
        refused(export(npz, true), "is what this goal reads");
        refused(export(root, true), "is what this goal reads");
        refused(
                export(root.resolve("tagger.pt"), false),
                "tagger.pt: says no format that can be written; end its name in .safetensors or .npz or .onnx or .delta.zip, or name a folder");

        assertThat(mine).hasContent("mine");
    }

    @Test
    void exportStoresATaggerAsTheDifferenceToItsSourceAndReplacesNeither() throws IOException {
        var source = ModelFiles.write(root.resolve("source.zip"), Map.of("trial", "s1"), 1, 2, 3, 4, 5, 6, 7, 8);
        var whole = ModelFiles.write(root.resolve("whole.zip"), Map.of("source", "s1"), 1, 2, 3, 4, 5, 6, 7, 9);
        var delta = root.resolve("x.delta.zip");

        refused(delta(whole, null, delta, false), "-Dtagger.source: is not given; name the tagger to which");
        assertThatCode(delta(whole, source, delta, false)::execute).doesNotThrowAnyException();
        assertThat(Delta.read(delta).joined(source)).isEqualTo(Files.readAllBytes(whole));

        refused(delta(whole, source, delta, false), delta + ": exists already");
        refused(delta(whole, delta, root.resolve("y.delta.zip"), false), delta + ": is a delta itself");
        var link = Files.createSymbolicLink(root.resolve("link.delta.zip"), source);
        refused(delta(whole, source, link, true), "is what this goal reads");
        refused(delta(delta, source, delta, true), "is what this goal reads");
        refused(delta(delta, source, root.resolve("y.delta.zip"), false), delta + ": is a delta itself");
    }

    @Test
    void aSourceOfWhatIsNoDeltaIsRefusedNotIgnored() throws IOException {
        var whole = ModelFiles.write(root.resolve("whole.zip"), Map.of(), 1, 2, 3, 4, 5, 6, 7, 9);

        refused(
                delta(whole, mine, root.resolve("x.npz"), false),
                "-Dtagger.source: " + whole + " is no delta and has no source to be joined with; leave it out");
        refused(
                Mojos.with(evaluate(mine, true), "source", whole.toString()),
                "-Dtagger.source: " + mine + " is no delta and has no source");
    }

    private AbstractMojo delta(Path model, Path source, Path to, boolean overwrite) {
        var mojo = Mojos.with(export(to, overwrite), "model", model.toString());
        return Mojos.with(mojo, "source", source == null ? null : source.toString());
    }

    @Test
    void aTaggerThatIsNeitherFileNorTrialIsNamedWithTheStoreThatWasSearched() {
        var mojo = Mojos.with(export(root.resolve("x.npz"), false), "model", "lundnet5-0123");

        refused(
                mojo,
                "-Dtagger.model: 'lundnet5-0123' is neither a file nor the key of a trial in " + root.resolve("store"));
        refused(Mojos.with(mojo, "model", "gone.zip"), "-Dtagger.model: there is no readable file");
    }

    private AbstractMojo export(Path to, boolean overwrite) {
        var mojo = Mojos.with(goal(new ExportMojo()), "model", mine.toString());
        Mojos.with(mojo, "taggers", new NamedTagger(null));
        Mojos.with(mojo, "store", root.resolve("store").toFile());
        Mojos.with(mojo, "overwrite", overwrite);
        return Mojos.with(mojo, "to", to.toFile());
    }

    private static void refused(AbstractMojo mojo, String why) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(why);
    }

    private AbstractMojo convert(Path target, boolean overwrite) {
        var mojo = Mojos.with(goal(new ConvertMojo()), "input", input.toFile());
        Mojos.with(mojo, "label", "all");
        Mojos.with(mojo, "badJets", "skip");
        Mojos.with(mojo, "overwrite", overwrite);
        return Mojos.with(mojo, "converted", target.toFile());
    }

    private AbstractMojo importInto(Path model, boolean overwrite) {
        var mojo = Mojos.with(goal(new ImportMojo()), "weights", input.toFile());
        Mojos.with(mojo, "network", "lundnet5");
        Mojos.with(mojo, "overwrite", overwrite);
        return Mojos.with(mojo, "model", model.toFile());
    }

    @Test
    void featuresRefuseAFileThatIsThereAndWhatTheyAreMadeOf() {
        refused(features(mine, false), mine + ": exists already; name another file, or add -Dtagger.overwrite");
        refused(features(input, true), "is what this goal reads");
        refused(features(root.resolve("features.csv"), true), "expected a file .npz or .h5");
        refused(
                Mojos.with(features(mine, true), "model", "x.zip"),
                "-Dtagger.network: give either it or -Dtagger.model; it says which features are wanted");

        assertThat(mine).hasContent("mine");
        assertThat(input).hasContent("jets");
    }

    private AbstractMojo features(Path output, boolean overwrite) {
        var mojo = Mojos.with(goal(new FeaturesMojo()), "network", "lundnet5");
        Mojos.with(mojo, "signal", List.of(input.toString()));
        Mojos.with(mojo, "experiments", root.toFile());
        Mojos.with(mojo, "store", root.resolve("store").toFile());
        Mojos.with(mojo, "overwrite", overwrite);
        return Mojos.with(mojo, "output", output.toFile());
    }

    private AbstractMojo evaluate(Path background, boolean overwrite) {
        var mojo = Mojos.with(goal(new EvaluateMojo()), "model", mine.toString());
        Mojos.with(mojo, "scores", "csv");
        Mojos.with(mojo, "taggers", new NamedTagger(null));
        Mojos.with(mojo, "signal", List.of(input.toString()));
        Mojos.with(mojo, "background", List.of(background.toString()));
        Mojos.with(mojo, "experiments", root.toFile());
        Mojos.with(mojo, "store", root.resolve("store").toFile());
        Mojos.with(mojo, "overwrite", overwrite);
        return Mojos.with(mojo, "output", root.toFile());
    }

    private <M extends AbstractMojo> M goal(M mojo) {
        Mojos.inBuild(mojo, root, new Mojos.Said());
        Mojos.with(mojo, "threads", 1);
        Mojos.with(mojo, "backend", "cpu");
        Mojos.with(mojo, "kernels", "auto");
        Mojos.with(mojo, "executor", "local");
        return Mojos.with(mojo, "patience", 120);
    }
}
