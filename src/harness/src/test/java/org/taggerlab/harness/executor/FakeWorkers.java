package org.taggerlab.harness.executor;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How fake workers are started. */
public final class FakeWorkers {
    /** Their main class. */
    public static final String MAIN = FakeWorker.class.getName();
    /** Compiling much pays for none of them. */
    public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1");

    private FakeWorkers() {}

    /** The class path of this test. */
    public static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    static WorkerCommand command() {
        return new WorkerCommand(classPath(), MAIN, new Memory(64, 64), 1, "auto", OPTIONS);
    }
}
