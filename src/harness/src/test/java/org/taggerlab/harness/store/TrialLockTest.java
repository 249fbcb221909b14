package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.file.Machine;

class TrialLockTest {
    @TempDir
    Path folder;

    @Test
    void lockIsHeldOnceWithinAJvm() throws IOException {
        var file = folder.resolve("trial.lock");
        var held = TrialLock.tryAcquire(file).orElseThrow();

        assertThat(TrialLock.tryAcquire(file)).isEmpty();
        assertThat(TrialLock.owner(file).orElseThrow().pid())
                .isEqualTo(ProcessHandle.current().pid());
        held.close();
        assertThat(TrialLock.owner(file)).isEmpty();
        try (var again = TrialLock.tryAcquire(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void holderKnowsWhenAnotherOneWasGrantedTheLockAndLeavesItsName() throws IOException {
        var file = folder.resolve("trial.lock");
        var held = TrialLock.tryAcquire(file).orElseThrow();
        assertThat(held.isCurrent()).isTrue();
        assertThat(held.attempt()).isEqualTo(1);
        var owner = folder.resolve("trial.lock.owner");
        Files.writeString(owner, Files.readString(owner).replace("\"attempt\" : 1", "\"attempt\" : 2"));

        assertThat(held.isCurrent()).isFalse();
        held.close();
        assertThat(TrialLock.owner(file).orElseThrow().attempt()).isEqualTo(2);
        try (var next = TrialLock.tryAcquire(file).orElseThrow()) {
            assertThat(next.attempt()).isEqualTo(3);
        }
        assertThat(owner).doesNotExist();
    }

    @Test
    void lockIsHeldOnceByWhateverNameItsFolderIsCalled() throws IOException {
        var file = Files.createDirectory(folder.resolve("store")).resolve("trial.lock");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("store"));
        try (var held = TrialLock.tryAcquire(file).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(TrialLock.tryAcquire(link.resolve("trial.lock"))).isEmpty();
        }
        TrialLock.tryAcquire(link.resolve("trial.lock")).orElseThrow().close();
    }

    @Test
    void lockOfAKilledProcessIsFreeAtOnce() throws Exception {
        var file = folder.resolve("trial.lock");
        var holder = holder(file);
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            assertThat(TrialLock.tryAcquire(file)).isEmpty();
            assertThat(TrialLock.owner(file).orElseThrow().pid()).isEqualTo(holder.pid());
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (var taken = TrialLock.tryAcquire(file).orElseThrow()) {
            assertThat(TrialLock.owner(file).orElseThrow().pid())
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void whoWaitsLearnsOnceForWhomAndGetsTheLockWhenTheHolderEnds() throws Exception {
        var file = folder.resolve("trial.lock");
        var holder = holder(file);
        assertThat(holder.getInputStream().read()).isEqualTo('h');
        var holders = new ArrayList<String>();

        try (var lock = TrialLock.acquire(file, name -> {
            holders.add(name);
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(holder::destroyForcibly);
        })) {
            assertThat(lock).isNotNull();
        } finally {
            holder.destroyForcibly();
        }

        assertThat(holders).hasSize(1);
        assertThat(holders.get(0))
                .matches("process %d of %s on %s \\(since 20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\)"
                        .formatted(
                                holder.pid(),
                                Pattern.quote(System.getProperty("user.name")),
                                Pattern.quote(Machine.name())));
    }

    @Test
    void lockThatCannotBeOpenedIsSaidWithItsFileAndTheUser() throws IOException {
        var file = Files.createSymbolicLink(folder.resolve("trial.lock"), folder.resolve("trial.lock"));

        assertThatThrownBy(() -> TrialLock.tryAcquire(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("user '" + System.getProperty("user.name") + "' cannot lock " + file + ": ");
    }

    private static Process holder(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Holds a lock until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            TrialLock.tryAcquire(Path.of(arguments[0])).orElseThrow();
            System.out.write('h');
            System.out.flush();
            Thread.sleep(60_000);
        }
    }
}
