package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.executor.Allowance.Limit;

class AllowanceTest {
    private static final Limit MEMORY = new Limit(20_666, "this machine");
    private static final Limit CORES = new Limit(64, "this machine");

    @TempDir
    Path root;

    private Allowance with(Map<String, String> environment) {
        return Allowance.of(MEMORY, CORES, environment, root);
    }

    private void file(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    @Test
    void withoutLimitsAllOfTheMachineMayBeUsed() {
        assertThat(with(Map.of())).isEqualTo(new Allowance(MEMORY, CORES));
    }

    @Test
    void slurmGrantsMemoryPerNodeOrPerProcessor() {
        assertThat(with(Map.of("SLURM_MEM_PER_NODE", "3000", "SLURM_CPUS_ON_NODE", "2")))
                .isEqualTo(new Allowance(new Limit(3_000, "SLURM_MEM_PER_NODE"), new Limit(2, "SLURM_CPUS_ON_NODE")));
        assertThat(with(Map.of(
                        "SLURM_MEM_PER_CPU", "1500",
                        "SLURM_CPUS_ON_NODE", "8",
                        "SLURM_CPUS_PER_TASK", "4")))
                .isEqualTo(new Allowance(new Limit(12_000, "SLURM_MEM_PER_CPU"), new Limit(4, "SLURM_CPUS_PER_TASK")));
        // with --mem=0 a job has all memory of its node
        assertThat(with(Map.of("SLURM_MEM_PER_NODE", "0")).memory()).isEqualTo(MEMORY);
    }

    @Test
    void condorGrantsWhatTheAdvertisementOfTheSlotSays() throws IOException {
        file("machine.ad", "Machine = \"node7\"\nDetectedMemory = 128000\nMemory = 2048\nCpus = 1");

        assertThat(with(Map.of("_CONDOR_MACHINE_AD", root.resolve("machine.ad").toString())))
                .isEqualTo(new Allowance(new Limit(2_048, "HTCondor's slot"), new Limit(1, "HTCondor's slot")));
    }

    @Test
    void aControlGroupIsLimitedByThoseAboveIt() throws IOException {
        file("proc/self/cgroup", "0::/slurm/job_7/step_0");
        file("sys/fs/cgroup/slurm/job_7/memory.max", Long.toString(3_000L << 20));
        file("sys/fs/cgroup/slurm/job_7/step_0/memory.max", "max");
        file("sys/fs/cgroup/slurm/cpu.max", "250000 100000");

        assertThat(with(Map.of()))
                .isEqualTo(new Allowance(
                        new Limit(3_000, "control group /slurm/job_7"), new Limit(3, "control group /slurm")));
    }

    @Test
    void groupsOfVersionOneAreReadBelowTheirControllers() throws IOException {
        file("proc/self/cgroup", "4:memory:/docker/1\n1:cpu,cpuacct:/docker/1");
        file("sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes", Long.toString(4_096L << 20));
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        file("sys/fs/cgroup/cpu/docker/1/cpu.cfs_quota_us", "-1");
        file("sys/fs/cgroup/cpu/docker/1/cpu.cfs_period_us", "100000");

        assertThat(with(Map.of())).isEqualTo(new Allowance(new Limit(4_096, "control group /docker/1"), CORES));
    }
}
