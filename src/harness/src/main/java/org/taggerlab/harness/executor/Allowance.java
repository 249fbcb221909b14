package org.taggerlab.harness.executor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What this process may use of its machine: the least of what the machine has and what its control groups, Slurm or HTCondor
 * grant.
 *
 * @param memory in MiB
 * @param cores processors, at least 1
 */
public record Allowance(Limit memory, Limit cores) {
    private static final long MIB = 1L << 20;

    /**
     * How much, and who says so.
     *
     * @param by for messages: {@code this machine}, {@code SLURM_MEM_PER_NODE}
     */
    public record Limit(long value, String by) {}

    /** Of this process, as it was started. */
    public static Allowance current() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return of(
                new Limit(system.getTotalMemorySize() / MIB, "this machine"),
                new Limit(Runtime.getRuntime().availableProcessors(), "this machine"),
                System.getenv(),
                Path.of("/"));
    }

    /**
     * The same of another process.
     *
     * @param root the folder of {@code proc} and {@code sys}
     */
    static Allowance of(Limit memory, Limit cores, Map<String, String> environment, Path root) {
        var memories = new ArrayList<>(List.of(memory));
        var processors = new ArrayList<>(List.of(cores));
        controlGroups(root, memories, processors);
        slurm(environment, memories, processors);
        condor(environment, memories, processors);
        return new Allowance(least(memories), least(processors));
    }

    /** A limit of none or of zero means all of the machine. */
    private static Limit least(List<Limit> limits) {
        return limits.stream()
                .filter(limit -> limit.value() > 0)
                .min(Comparator.comparingLong(Limit::value))
                .orElseThrow();
    }

    /** A group is limited by those above it as well, which the JVM does not look at. */
    private static void controlGroups(Path root, List<Limit> memories, List<Limit> processors) {
        for (var line : lines(root.resolve("proc/self/cgroup"))) {
            // 0::/path in version 2, 4:memory:/path in version 1
            var parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            var top = root.resolve("sys/fs/cgroup").resolve(parts[1].isEmpty() ? "" : parts[1].split(",")[0]);
            var path = Path.of(parts[2]);
            for (int depth = path.getNameCount(); depth >= 0; depth--) {
                var group =
                        depth == 0 ? top : top.resolve(path.subpath(0, depth).toString());
                var by = "control group " + (depth == 0 ? "/" : "/" + path.subpath(0, depth));
                for (var file : List.of("memory.max", "memory.limit_in_bytes")) {
                    number(group.resolve(file)).ifPresent(bytes -> memories.add(new Limit(bytes / MIB, by)));
                }
                quota(group).ifPresent(cpus -> processors.add(new Limit(cpus, by)));
            }
        }
    }

    /** Processors that a group may use on average, rounded up; empty without limit. */
    private static OptionalLong quota(Path group) {
        var max =
                lines(group.resolve("cpu.max")).stream().findFirst().orElse("").split(" ");
        var quota = max.length == 2 ? number(max[0]) : number(group.resolve("cpu.cfs_quota_us"));
        var period = max.length == 2 ? number(max[1]) : number(group.resolve("cpu.cfs_period_us"));
        return quota.isPresent() && period.isPresent()
                ? OptionalLong.of((quota.getAsLong() + period.getAsLong() - 1) / Math.max(1, period.getAsLong()))
                : OptionalLong.empty();
    }

    private static void slurm(Map<String, String> environment, List<Limit> memories, List<Limit> processors) {
        var onNode = number(environment.getOrDefault("SLURM_CPUS_ON_NODE", ""));
        var task = environment.containsKey("SLURM_CPUS_PER_TASK") ? "SLURM_CPUS_PER_TASK" : "SLURM_CPUS_ON_NODE";
        number(environment.getOrDefault(task, "")).ifPresent(cpus -> processors.add(new Limit(cpus, task)));
        number(environment.getOrDefault("SLURM_MEM_PER_NODE", ""))
                .ifPresent(mib -> memories.add(new Limit(mib, "SLURM_MEM_PER_NODE")));
        number(environment.getOrDefault("SLURM_MEM_PER_CPU", ""))
                .ifPresent(mib -> memories.add(new Limit(mib * onNode.orElse(1), "SLURM_MEM_PER_CPU")));
    }

    /** The slot's advertisement is a file of lines {@code Memory = 3000}, in MiB. */
    private static void condor(Map<String, String> environment, List<Limit> memories, List<Limit> processors) {
        var advertisement = environment.getOrDefault("_CONDOR_MACHINE_AD", "");
        if (advertisement.isEmpty()) {
            return;
        }
        var attribute = Pattern.compile("\\s*(Memory|Cpus)\\s*=\\s*(\\d+)\\s*");
        for (var line : lines(Path.of(advertisement))) {
            var match = attribute.matcher(line);
            if (match.matches()) {
                var limits = match.group(1).equals("Cpus") ? processors : memories;
                number(match.group(2)).ifPresent(value -> limits.add(new Limit(value, "HTCondor's slot")));
            }
        }
    }

    private static OptionalLong number(Path file) {
        return lines(file).stream().findFirst().map(Allowance::number).orElse(OptionalLong.empty());
    }

    /** Empty for what is no positive number, such as {@code max} or -1, which say that there is no limit. */
    private static OptionalLong number(String text) {
        return text.strip().matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unknown) {
            return List.of();
        }
    }
}
