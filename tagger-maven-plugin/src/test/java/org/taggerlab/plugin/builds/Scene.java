package org.taggerlab.plugin.builds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** One build that something befalls. Each deed returns {@code false} if the build was over before. */
final class Scene implements AutoCloseable {
    private static final long GONE_MILLIS = 5_000;

    private final UserProject project;
    private final UserProject reference;
    private final SplittableRandom random;
    private final long buildMillis;
    private final long workerMillis;
    private final List<String> wrong = new ArrayList<>();
    private long moment;
    private boolean mounted;

    /**
     * Sets it.
     *
     * @param reference the same project, undisturbed
     * @param buildMillis how long an undisturbed build of the project takes
     * @param workerMillis how long its shortest worker lives
     */
    Scene(UserProject project, UserProject reference, SplittableRandom random, long buildMillis, long workerMillis) {
        this.project = project;
        this.reference = reference;
        this.random = random;
        this.buildMillis = buildMillis;
        this.workerMillis = workerMillis;
    }

    /** When it happened, in milliseconds after the start of the build or of the worker. */
    long moment() {
        return moment;
    }

    /** What was not as it must be. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    boolean expect(boolean isSo, String otherwise) {
        if (!isSo) {
            wrong.add(otherwise);
        }
        return true;
    }

    boolean signalWorker(String signal, String sentence, String... arguments) throws IOException, InterruptedException {
        var build = start(arguments);
        var worker = build.awaitWorker();
        waitBelow(workerMillis);
        var target = worker.filter(ProcessHandle::isAlive)
                .or(() -> Build.workers(project).stream().findFirst());
        boolean sent = target.isPresent()
                && Needs.run("kill", "-" + signal, Long.toString(target.get().pid()));
        return endsWith(build, sent, sentence);
    }

    /** Whether or not a trial has begun in the meantime: a worker that waits for one costs none. */
    boolean killWorkerBetweenTrials() throws IOException, InterruptedException {
        var build = start();
        while (build.isAlive() && !build.log().contains("trained: ")) {
            Thread.sleep(10);
        }
        for (var worker : Build.workers(project)) {
            Needs.run("kill", "-KILL", Long.toString(worker.pid()));
        }
        int code = build.ended();
        expect(
                code == 0 || build.log().contains("was ended by SIGKILL"),
                "a worker that was killed between two trials must not matter: " + build.log());
        return true;
    }

    boolean killBuildOfStoppedWorker() throws IOException, InterruptedException {
        var build = start();
        var worker = build.awaitWorker();
        waitBelow(workerMillis);
        boolean hit = worker.isPresent()
                && Needs.run("kill", "-STOP", Long.toString(worker.get().pid()))
                && Needs.run("kill", "-KILL", Long.toString(build.pid()));
        build.ended();
        awaitNobody();
        return hit;
    }

    boolean signalBuild(String signal) throws IOException, InterruptedException {
        var build = start();
        waitBelow(buildMillis);
        if (!build.isAlive() || !Needs.run("kill", "-" + signal, Long.toString(build.pid()))) {
            build.ended();
            return false;
        }
        int code = build.ended();
        awaitNobody();
        // a signal can come when all is done
        return code != 0;
    }

    boolean fillDisk() throws IOException, InterruptedException {
        mountDisk();
        var build = start();
        waitBelow(buildMillis);
        var filler = project.store().resolve("filler");
        try (var channel = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var block = ByteBuffer.allocate(4096);
            while (build.isAlive()) {
                channel.write(block.clear());
            }
        } catch (IOException full) {
            // as it should be
        }
        boolean hit = endsWith(build, true, "No space left|could not write|cannot be written");
        Files.deleteIfExists(filler);
        return hit;
    }

    boolean makeReadOnly() throws IOException, InterruptedException {
        mountDisk();
        boolean hit = signalBuild("KILL");
        awaitNobody();
        var before = project.storedFiles();
        var store = project.store().toString();
        // a process that is dying may hold a file for a moment after nobody can see it any more
        long start = System.nanoTime();
        boolean readOnly = false;
        while (!readOnly && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(GONE_MILLIS)) {
            readOnly = Needs.run("mount", "-o", "remount,ro", store);
        }
        expect(readOnly, "the store could not be made read-only");
        var refused = start();
        int code = refused.ended();
        expect(
                code != 0 && refused.log().contains("the store of finished trials cannot be written"),
                "a build on a read-only store must say so: " + refused.log());
        expect(project.storedFiles().equals(before), "a read-only store changed");
        expect(Needs.run("mount", "-o", "remount,rw", store), "the store could not be made writable");
        return hit;
    }

    boolean starve(String option, int least, int most) throws IOException, InterruptedException {
        moment = 0;
        var limit = option.formatted(least + random.nextInt(most - least));
        var build = start(Build.JVM_OPTIONS + Build.QUICK + "," + limit);
        return endsWith(build, true, "ran out of memory|OutOfMemoryError");
    }

    boolean jumpClock() throws IOException, InterruptedException {
        var clock = project.folder().resolve("clock");
        Files.writeString(clock, "+0");
        var build = project.start(
                Map.of(
                        "LD_PRELOAD",
                        Needs.faketime().orElseThrow().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        clock.toString(),
                        "FAKETIME_NO_CACHE",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1"),
                "-o",
                "verify");
        waitBelow(buildMillis);
        boolean hit = build.isAlive();
        Files.writeString(clock, (random.nextBoolean() ? "+" : "-") + (1 + random.nextInt(400)) + "d");
        expect(build.ended() == 0, "the clock must not matter: " + build.log());
        return hit;
    }

    boolean flipByte() throws IOException, InterruptedException {
        boolean hit = signalBuild("KILL");
        var files = new ArrayList<Path>();
        for (var name : project.storedFiles()) {
            if (name.matches("trials/.*/(complete.json|request.json|result.json|scores.csv|model.zip|provenance.json)"
                    + "|work/.*/checkpoint.bin|inventories/.*")) {
                files.add(project.store().resolve(name));
            }
        }
        var file = files.get(random.nextInt(files.size()));
        var bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
        return hit;
    }

    boolean storeHasStackDump() throws IOException {
        for (var name : project.storedFiles()) {
            if (name.endsWith(".log")
                    && Files.readString(project.store().resolve(name)).contains("Full thread dump")) {
                return true;
            }
        }
        return false;
    }

    /** What must hold after anything: nobody is left, and the next build finishes what this one began. */
    void aftermath() throws IOException, InterruptedException {
        var orphans = Build.workers(project);
        expect(orphans.isEmpty(), "left alone: " + orphans);
        var kept = project.finished("trials");
        kept.addAll(project.finished("work"));
        var again = project.start("-o", "verify");
        if (again.ended() != 0) {
            wrong.add("the next build failed: " + again.log());
            return;
        }
        int damaged = again.log().split("is damaged in the store", -1).length - 1;
        expect(
                again.trained() == UserProject.TRIALS - kept.size() + damaged,
                "%d trials were finished, %d damaged, and %d were trained"
                        .formatted(kept.size(), damaged, again.trained()));
        expect(project.finished("trials").size() == UserProject.TRIALS, "not every trial is in the store once");
        var left = project.storedFiles().stream()
                .filter(name -> name.startsWith("work") || name.endsWith(".tmp") || name.endsWith(".owner"))
                .toList();
        expect(left.isEmpty(), "left in the store: " + left);
        expect(project.results().equals(reference.results()), "results.json is another");
    }

    private Build start(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("-o", "verify"));
        all.addAll(List.of(arguments));
        return project.start(all.toArray(String[]::new));
    }

    /** Waits for the end; a build that was hit must fail and say why. */
    private boolean endsWith(Build build, boolean struck, String pattern) throws IOException, InterruptedException {
        int code = build.ended();
        boolean hit = struck && code != 0;
        if (hit) {
            var log = build.log();
            expect(log.matches("(?s).*(" + pattern + ").*"), "expected '" + pattern + "' in the log: " + log);
        } else {
            expect(code == 0, "failed without a reason: " + build.log());
        }
        return hit;
    }

    private void waitBelow(long millis) throws InterruptedException {
        moment = (long) (random.nextDouble() * millis);
        Thread.sleep(moment);
    }

    private void awaitNobody() throws InterruptedException {
        long start = System.nanoTime();
        while (!Build.workers(project).isEmpty()
                && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(GONE_MILLIS)) {
            Thread.sleep(50);
        }
    }

    private void mountDisk() throws IOException, InterruptedException {
        mounted = Needs.run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=2m",
                "tagger-faults",
                project.store().toString());
        expect(mounted, "no disk could be mounted");
        project.knowSamplesOf(reference);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted) {
            Needs.run("umount", project.store().toString());
        }
    }
}
