package org.taggerlab.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * What computes: backend, kernels, processor.
 *
 * @param runtime as asked for
 * @param kernels which kernels were chosen and why
 * @param startSeconds from the start of this JVM until it could compute, if it could not before; else 0
 */
record ComputeEnvironment(TrialRequest.Runtime runtime, String kernels, double startSeconds) {
    /** The properties that {@link KernelChoice} reads when it is first used. */
    private static final String KERNELS_PROPERTY = "tagger.kernels";

    private static final String THREADS_PROPERTY = "tagger.threads";

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final AtomicReference<TrialRequest.Runtime> STARTED = new AtomicReference<>();

    /**
     * Starts ND4J and the kernels that were asked for.
     *
     * @throws FailureException if this JVM computes in another way already, or cannot in this one
     */
    static ComputeEnvironment asked(TrialRequest.Runtime runtime) {
        var before = STARTED.compareAndExchange(null, runtime);
        if (before != null && !before.equals(runtime)) {
            throw new FailureException(
                    WorkerExit.BAD_REQUEST,
                    "the request asks for %s, but this worker was started for %s".formatted(runtime, before));
        }
        String kernels = started(runtime);
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        return new ComputeEnvironment(runtime, kernels, before == null ? uptime : 0);
    }

    private static String started(TrialRequest.Runtime runtime) {
        System.setProperty(KERNELS_PROPERTY, runtime.kernels());
        System.setProperty(THREADS_PROPERTY, Integer.toString(runtime.threads()));
        // DL4J's own report of memory that ran out needs memory itself
        System.setProperty("org.deeplearning4j.crash.reporting.enabled", "false");
        String backend = backend(runtime.backend());
        String found = backend.contains("Cpu") ? "cpu" : "cuda";
        if (!found.equals(runtime.backend())) {
            throw new FailureException(
                    WorkerExit.BAD_REQUEST,
                    "the request asks for the backend '%s', but the class path holds '%s' (%s)"
                            .formatted(runtime.backend(), found, backend));
        }
        return KernelChoice.chosen().description();
    }

    private static String backend(String asked) {
        try {
            return Nd4j.getBackend().getClass().getSimpleName();
        } catch (LinkageError | RuntimeException thrown) {
            Throwable cause = thrown;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new FailureException(
                    WorkerExit.BAD_BACKEND,
                    "ND4J's backend '%s' cannot be loaded: %s; install what is missing, or compute on the CPU with -Dtagger.backend=cpu"
                            .formatted(asked, cause.getMessage() == null ? cause : cause.getMessage()),
                    thrown);
        }
    }

    /** Frees what the calling thread has made, so that the next request finds the memory that this one found. */
    static void tidyUp() {
        if (STARTED.get() != null) {
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
        System.gc();
    }

    /** What a result says of where it was computed. */
    TrialResult.Environment environment() throws IOException {
        return new TrialResult.Environment(
                runtime.backend(),
                // after the colon come measured rates, which differ from run to run
                kernels.replaceFirst(":.*", ""),
                Files.isReadable(CPU_INFO) ? processor(CPU_INFO) : System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                runtime.threads(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                nd4j(),
                system());
    }

    /** Peak resident memory of this process in MiB; 0 where the system does not say. */
    static long peakRssMb() throws IOException {
        return memory("VmHWM");
    }

    /** Resident memory of this process in MiB, without the pages of mapped files; 0 where the system does not say. */
    static long residentMb() throws IOException {
        return memory("RssAnon");
    }

    private static long memory(String key) throws IOException {
        String kilobytes = Files.isReadable(STATUS) ? valueOf(key, STATUS) : "";
        return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes.replaceAll("\\D", "")) / 1024;
    }

    /**
     * The name of a processor, what tells those of one name apart, as virtual machines call many models just {@code AMD EPYC}, and
     * the widest vectors it computes with.
     */
    static String processor(Path cpuInfo) throws IOException {
        var words = new ArrayList<String>();
        String name = valueOf("model name", cpuInfo);
        words.add(name.isEmpty() ? System.getProperty("os.arch") : name);
        add(words, "family", valueOf("cpu family", cpuInfo));
        add(words, "model", valueOf("model", cpuInfo));
        add(words, "stepping", valueOf("stepping", cpuInfo));
        var flags = List.of(valueOf("flags", cpuInfo).split(" "));
        if (flags.contains("avx512f")) {
            words.add("AVX-512");
        } else if (flags.contains("avx2")) {
            words.add("AVX2");
        }
        return String.join(", ", words);
    }

    private static void add(List<String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.add(name + " " + value);
        }
    }

    private static String system() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s %s %s, %.0f GB",
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                machine.getTotalMemorySize() / 1e9);
    }

    /** The first {@code key: value} of a file of the system. */
    private static String valueOf(String key, Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.indexOf(':') > 0
                            && line.substring(0, line.indexOf(':')).strip().equals(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        }
    }

    private static String nd4j() throws IOException {
        var properties = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }
}
