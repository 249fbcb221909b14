package org.taggerlab.harness.executor;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What decides how fast a JVM computes: environment variables, which only a new process can have, and options. */
public final class ComputeSettings {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String CORE_TYPE = "OPENBLAS_CORETYPE";

    /** What OpenBLAS' kernels for Skylake-X execute. */
    private static final List<String> AVX_512 = List.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

    private ComputeSettings() {}

    /** Options of the JVM. */
    public static List<String> jvmOptions() {
        var options = new ArrayList<String>();
        if (ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()) {
            options.add("--add-modules");
            options.add("jdk.incubator.vector");
        }
        // threads of a parallel collector would take the cores of other workers
        options.add("-XX:+UseSerialGC");
        if (System.getProperty("os.name").startsWith("Linux")) {
            options.add("-XX:+UseTransparentHugePages");
        }
        return options;
    }

    /**
     * The variables for a process with so many compute threads on this machine. Those of the user that steer BLAS or OpenMP are
     * not passed on: some images set them, and who runs a trial again could not see why its bits differ.
     */
    public static Map<String, String> variables(int threads) {
        var count = Integer.toString(threads);
        var variables = new TreeMap<>(Map.of(
                "OMP_NUM_THREADS", count,
                "OPENBLAS_NUM_THREADS", count,
                "MKL_NUM_THREADS", count,
                // threads of OpenMP that spin while they wait starve those that work
                "OMP_WAIT_POLICY", "PASSIVE"));
        var coreType = coreType(cpuInfo());
        if (!coreType.isEmpty()) {
            variables.put(CORE_TYPE, coreType);
        }
        return variables;
    }

    /**
     * The kernels that OpenBLAS should take where it would choose worse ones: ND4J's OpenBLAS 0.3.19 is older than AMD's
     * processors with AVX-512 and takes those for AVX2 there, at half the speed.
     *
     * @param cpuInfo the lines of {@code /proc/cpuinfo}
     * @return a name that OpenBLAS knows; empty: its own choice is right
     */
    static String coreType(List<String> cpuInfo) {
        boolean isAmd =
                cpuInfo.stream().anyMatch(line -> line.startsWith("vendor_id") && line.contains("AuthenticAMD"));
        return isAmd && flags(cpuInfo).containsAll(AVX_512) ? "SKYLAKEX" : "";
    }

    /** Those of a JVM's options that can change bits: which vectors it uses, and how it computes functions. */
    static List<String> changingBits(List<String> options) {
        return options.stream()
                .filter(option -> option.matches("-XX:.*(AVX|SSE|FMA|Vector|Intrinsic).*"))
                .toList();
    }

    /** What this processor can, of that by which the JVM's vectors and OpenBLAS choose how to compute; in order of name. */
    public static List<String> cpuFlags() {
        return cpuFlags(cpuInfo());
    }

    static List<String> cpuFlags(List<String> cpuInfo) {
        return flags(cpuInfo).stream()
                .filter(flag -> flag.matches("sse4_.*|avx.*|fma.*|f16c|amx.*|asimd.*|sve.*|neon"))
                .sorted()
                .distinct()
                .toList();
    }

    /** Of the first processor, on x86 and on ARM. */
    private static List<String> flags(List<String> cpuInfo) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(line -> Arrays.asList(line.split("\\s+")))
                .orElse(List.of());
    }

    private static List<String> cpuInfo() {
        try {
            return Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO, StandardCharsets.UTF_8) : List.of();
        } catch (IOException unknown) {
            return List.of();
        }
    }
}
