package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine has to do. */
abstract class EngineContract {
    static final Resources SMALL = new Resources(null, null, 500, 1, List.of());

    @TempDir
    Path folder;

    abstract Engine engine();

    private List<String> submit(String name, int count, List<String> after, String body) throws Exception {
        var submission = Files.createDirectory(folder.resolve(name));
        Files.writeString(submission.resolve(Submission.START), body);
        return engine().submit(name, submission, count, after, SMALL);
    }

    private Optional<EngineJob> job(String id) throws Exception {
        return engine().jobs().stream().filter(job -> job.id().equals(id)).findFirst();
    }

    private boolean isAlive(String id) throws Exception {
        return job(id).filter(EngineJob::isAlive).isPresent();
    }

    private void awaitEnd(List<String> ids) throws Exception {
        for (var id : ids) {
            for (int i = 0; i < 300 && isAlive(id); i++) {
                Thread.sleep(100);
            }
            assertThat(isAlive(id)).as(id).isFalse();
        }
    }

    private void awaitFile(Path file) throws Exception {
        for (int i = 0; i < 300 && !Files.exists(file); i++) {
            Thread.sleep(100);
        }
        assertThat(file).exists();
    }

    @Test
    void eachJobRunsOnceWithItsNumberAndIsListedAsLongAsItLives() throws Exception {
        var ids = submit(
                "numbers",
                3,
                List.of(),
                "cd '%s'; echo $1 >> ran; while [ ! -e go ]; do sleep 0.1; done".formatted(folder));

        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        for (var id : ids) {
            assertThat(isAlive(id)).as(id).isTrue();
            assertThat(job(id).orElseThrow().name()).isIn("", "numbers");
        }
        Files.createFile(folder.resolve("go"));
        awaitEnd(ids);
        assertThat(Files.readAllLines(folder.resolve("ran"))).containsExactlyInAnyOrder("0", "1", "2");
    }

    @Test
    void cancelledJobEndsAndCancellingOneThatHasEndedIsFine() throws Exception {
        var ids = submit("endless", 2, List.of(), "touch '%s'/ran$1; [ $1 = 0 ] && exit; sleep 600".formatted(folder));
        awaitFile(folder.resolve("ran1"));
        awaitEnd(ids.subList(0, 1));

        engine().cancel(ids);

        awaitEnd(ids);
    }

    @Test
    void oneThatCanOrderStartsAJobAfterOthersHaveEndedHowever() throws Exception {
        if (!engine().canOrder()) {
            return;
        }
        var first = submit("first", 2, List.of(), "sleep 2; touch '%s'/done$1; exit 3".formatted(folder));
        var second = submit(
                "second",
                1,
                first,
                "ls '%1$s'/done* > '%1$s'/seen.tmp; mv '%1$s'/seen.tmp '%1$s'/seen".formatted(folder));

        awaitFile(folder.resolve("seen"));
        assertThat(Files.readAllLines(folder.resolve("seen"))).hasSize(2);
        awaitEnd(second);
    }
}
