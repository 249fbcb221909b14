package org.taggerlab.plugin.builds;

import java.io.IOException;

/** What nights bring: how it is done to a build, and what that build must say of it. */
enum Fault {
    WORKER_KILLED("`kill -9` of a worker", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.signalWorker("KILL", "was ended by SIGKILL");
        }
    },
    WORKER_KILLED_BETWEEN("`kill -9` of a worker between two trials", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.killWorkerBetweenTrials();
        }
    },
    BUILD_KILLED_WHILE_WORKER_IS_STOPPED("`kill -9` of Maven whose worker is stopped (`SIGSTOP`)", Needs.PDEATHSIG) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.killBuildOfStoppedWorker();
        }
    },
    BUILD_KILLED("`kill -9` of Maven", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.signalBuild("KILL");
        }
    },
    BUILD_TERMINATED("`SIGTERM` to Maven", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.signalBuild("TERM");
        }
    },
    BUILD_INTERRUPTED("Ctrl-C (`SIGINT`)", Needs.SIGINT) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.signalBuild("INT");
        }
    },
    DISK_FULL("disk full while trials run", Needs.MOUNT) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.fillDisk();
        }
    },
    STORE_READ_ONLY("store made read-only in mid-sweep", Needs.MOUNT) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.makeReadOnly();
        }
    },
    HEAP_EXHAUSTED("`OutOfMemoryError` in a worker, heap", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.starve("-Xmx%dk", 6_000, 13_000);
        }
    },
    OFF_HEAP_EXHAUSTED("`OutOfMemoryError` in a worker, off-heap", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.starve("-Dorg.bytedeco.javacpp.maxbytes=%d", 64, 2_000);
        }
    },
    WORKER_ABORTED("native abort in a worker (`SIGABRT`)", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.signalWorker("ABRT", "was ended by SIGABRT");
        }
    },
    WORKER_HANGS("worker that hangs (`SIGSTOP`)", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.signalWorker("STOP", "gave no sign of life", "-Dtagger.patience=4")
                    && scene.expect(scene.storeHasStackDump(), "the stacks of the hung worker are not in its log");
        }
    },
    CLOCK_JUMPED("clock of Maven set back or forward", Needs.FAKETIME) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.jumpClock();
        }
    },
    FILE_DAMAGED("a byte of a finished trial or checkpoint flipped", Needs.NOTHING) {
        @Override
        boolean strike(Scene scene) throws IOException, InterruptedException {
            return scene.flipByte();
        }
    };

    private final String description;
    private final Needs needs;

    Fault(String description, Needs needs) {
        this.description = description;
        this.needs = needs;
    }

    String description() {
        return description;
    }

    /** What is missing here to do it, empty if nothing. */
    String missing() throws IOException, InterruptedException {
        return needs.missing();
    }

    /** Does it to a build at a random moment; {@code false} if the build was over before. */
    abstract boolean strike(Scene scene) throws IOException, InterruptedException;
}
