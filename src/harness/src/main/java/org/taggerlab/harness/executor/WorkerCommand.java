package org.taggerlab.harness.executor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * How a worker's JVM is started.
 *
 * @param classPath the worker with its backend
 * @param mainClass what is started, {@value #WORKER} unless tested
 * @param memory its limits
 * @param threads its compute threads
 * @param kernels {@code auto}, {@code nd4j} or {@code fused}
 * @param options options of the user, after all others
 */
public record WorkerCommand(
        List<Path> classPath, String mainClass, Memory memory, int threads, String kernels, List<String> options) {
    /** The main class of tagger-worker. */
    public static final String WORKER = "org.taggerlab.worker.Worker";

    /**
     * What a worker may see of the user's environment. Builds carry secrets in theirs; what is not passed on can
     * neither be logged nor dumped.
     */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "TMP",
            "TEMP",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "SYSTEMROOT",
            "USERPROFILE");

    /** The start of one of {@code settings.count()} workers, which share the memory that this process may use; {@code options} come first. */
    public static WorkerCommand of(
            WorkerSettings settings, List<Path> classPath, String mainClass, List<String> options) {
        var all = new ArrayList<>(ClassArchive.of(classPath).options());
        all.addAll(options);
        all.addAll(settings.options());
        return new WorkerCommand(
                classPath,
                mainClass,
                Memory.share(Allowance.current().memory().value(), settings.count()),
                settings.threads(),
                settings.kernels(),
                all);
    }

    /**
     * Prepares the start of a worker in a folder, which becomes its working directory. Requests come on its standard input;
     * what the JVM itself prints goes to {@code log}. The class path goes through an
     * argument file: it is longer than some platforms allow on a command line, and paths may hold spaces.
     */
    ProcessBuilder in(Path folder, Path log) throws IOException {
        var arguments = folder.resolve("jvm.args");
        // the launcher hands the bytes on as they are, and the JVM takes them to be in the platform's charset
        var charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        Files.write(
                arguments,
                (jvmOptions(folder).stream().map(WorkerCommand::quoted).collect(Collectors.joining("\n")) + "\n")
                        .getBytes(charset));
        var builder = new ProcessBuilder(new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + arguments,
                mainClass,
                folder.toString())));
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> !isPassedOn(name));
        builder.environment().putAll(computeVariables());
        return builder;
    }

    /** The same of a worker that leaves its classes for later ones; only of jars they can be left. */
    WorkerCommand leavingClasses() {
        if (!classPath.stream().allMatch(Files::isRegularFile)) {
            return this;
        }
        var all = new ArrayList<>(ClassArchive.of(classPath).optionsToMake());
        all.addAll(options);
        return new WorkerCommand(classPath, mainClass, memory, threads, kernels, all);
    }

    /** The variables that decide how a worker computes. */
    public Map<String, String> computeVariables() {
        return ComputeSettings.variables(threads);
    }

    private static boolean isPassedOn(String name) {
        var upper = name.toUpperCase(java.util.Locale.ROOT);
        return PASSED_ON.contains(upper)
                || upper.startsWith("LC_")
                || upper.startsWith("CUDA_")
                || upper.startsWith("NVIDIA_");
    }

    /** The options of the worker's JVM. */
    public List<String> jvmOptions(Path folder) {
        long mib = 1L << 20;
        var all = new ArrayList<String>();
        all.add("-cp");
        all.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        all.addAll(ComputeSettings.jvmOptions());
        all.add("-Xmx" + memory.heap() + "m");
        all.add("-Dorg.bytedeco.javacpp.maxbytes=" + memory.offHeap() * mib);
        // resident memory: JavaCPP counts the heap, code and libraries in
        all.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + (memory.total() + 512) * mib);
        all.add("-Dorg.bytedeco.javacpp.cachedir=" + NativeLibraries.folder());
        all.add("-Dfile.encoding=UTF-8");
        all.add("-Djava.awt.headless=true");
        all.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        all.add("-Duser.home=" + NativeLibraries.home());
        all.add("-Dtagger.kernels=" + kernels);
        // whose end the worker watches for; a parent that died before it looked would be unknown to it
        all.add("-Dtagger.parent=" + ProcessHandle.current().pid());
        all.add("-XX:-UsePerfData");
        all.add("-XX:ErrorFile=" + folder.resolve(WorkerFiles.CRASH_LOG));
        all.addAll(options);
        return all;
    }

    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
