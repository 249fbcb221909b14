package org.taggerlab.plugin.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of one project, offline, in a path with spaces and letters beyond ASCII. */
class BuildsIT {
    @TempDir
    private static Path folder;

    private static UserProject first;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        first = UserProject.in(folder, "first");
        // fills the local repository; all others are offline
        succeed(first.start("verify"));
    }

    private static Build succeed(Build build) throws IOException, InterruptedException {
        assertThat(build.ended()).as(build.log()).isZero();
        return build;
    }

    private static UserProject another(String name) throws IOException {
        var project = UserProject.in(folder, name);
        project.knowSamplesOf(first);
        return project;
    }

    @Test
    void verifyTwiceTrainsOnceAndWritesTheSameBytes() throws IOException, InterruptedException {
        var before = first.output();

        var again = succeed(first.start("-o", "verify"));

        assertThat(again.log()).contains("nothing to train: 3 trials are in");
        var after = first.output();
        assertThat(after.keySet()).isEqualTo(before.keySet()).contains("index.html", "tiny/report.html");
        assertThat(after).allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }

    @Test
    void aTrialIsTheSameBitByBitWithOneWorkerAndWithTwoAndInAnotherOrder() throws IOException, InterruptedException {
        var alone = another("one worker");
        // the last trial first: it brings its source along
        var last = first.finished("trials").stream()
                .filter(key -> read(first, key, "request.json").contains("\"frozen\""))
                .findFirst()
                .orElseThrow();
        succeed(alone.start("-o", "-Dtagger.workers=1", "tagger:run", "-Dtagger.trial=" + last));
        succeed(alone.start("-o", "-Dtagger.workers=1", "verify"));

        assertThat(alone.results()).isEqualTo(first.results());
        assertThat(alone.finished("trials")).isEqualTo(first.finished("trials")).hasSize(UserProject.TRIALS);
        for (var key : first.finished("trials")) {
            for (var name : new String[] {"scores.csv", "model.zip"}) {
                var file = first.store().resolve("trials").resolve(key).resolve(name);
                if (Files.exists(file)) {
                    assertThat(alone.store().resolve("trials").resolve(key).resolve(name))
                            .hasSameBinaryContentAs(file);
                }
            }
        }
    }

    @Test
    void twoBuildsOnOneStoreTrainEachTrialOnceAndBothFinish() throws IOException, InterruptedException {
        var left = another("left");
        var right = UserProject.in(folder, "right").with(left.store());

        var one = left.start("-o", "verify");
        var other = right.start("-o", "verify");
        succeed(one);
        succeed(other);

        assertThat(one.trained() + other.trained()).isEqualTo(UserProject.TRIALS);
        assertThat(left.results()).isEqualTo(first.results());
        assertThat(right.results()).isEqualTo(first.results());
    }

    @Test
    void aStoredTrialIsReproducedInEveryField() throws IOException, InterruptedException {
        var key = first.finished("trials").iterator().next();

        var build = succeed(first.start("-o", "tagger:reproduce", "-Dtagger.trial=" + key));

        assertThat(build.log()).containsPattern("equal in all \\d+ fields");
    }

    @Test
    void aLaterCallSeesWhatHasChangedInTheStoreTheDescriptorAndTheProperties()
            throws IOException, InterruptedException {
        var project = another("changed");
        succeed(project.start("-o", "verify"));

        // other properties in one call, which goals share; then the old ones again
        var other = project.start("-o", "tagger:report", "tagger:check", "-Dtagger.set=seed=7");
        assertThat(other.ended()).isNotZero();
        assertThat(other.log()).contains("not run yet");
        succeed(project.start("-o", "tagger:report", "tagger:check"));

        var key = project.finished("trials").iterator().next();
        Files.delete(project.store().resolve("trials").resolve(key).resolve("complete.json"));
        var damaged = project.start("-o", "tagger:check");
        assertThat(damaged.ended()).isNotZero();
        assertThat(damaged.log()).contains("damaged in the store");

        assertThat(succeed(project.start("-o", "verify")).trained()).isEqualTo(1);
    }

    private static String read(UserProject project, String key, String name) {
        try {
            return Files.readString(
                    project.store().resolve("trials").resolve(key).resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
