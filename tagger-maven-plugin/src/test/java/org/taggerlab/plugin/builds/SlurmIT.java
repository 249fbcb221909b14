package org.taggerlab.plugin.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.slurm.LocalSlurm;

/** Builds whose trials run on a real Slurm with two nodes on this machine. */
class SlurmIT {
    @TempDir
    private static Path folder;

    private static LocalSlurm slurm;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(LocalSlurm.missing().isEmpty(), LocalSlurm.missing());
        slurm = LocalSlurm.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (slurm != null) {
            slurm.close();
        }
    }

    private static Build start(UserProject project, String... goals) throws IOException {
        var arguments = new String[goals.length + 3];
        System.arraycopy(goals, 0, arguments, 3, goals.length);
        arguments[0] = "-o";
        arguments[1] = "-Dtagger.executor=slurm";
        arguments[2] = "-Dtagger.memory=5G";
        return project.start(slurm.environment(), arguments);
    }

    @Test
    void aSweepWhoseDriverIsKilledHasTheBytesOfOneOnThisMachine() throws Exception {
        var here = UserProject.in(folder, "here");
        var first = here.start("verify");
        assertThat(first.ended()).as(first.log()).isZero();
        var there = UserProject.in(folder, "there");
        there.knowSamplesOf(here);

        var killed = start(there, "tagger:run");
        slurm.await(
                "a worker",
                () -> !there.finished("trials").isEmpty()
                        || Files.exists(there.store().resolve("workers")));
        ProcessHandle.of(killed.pid()).ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        killed.ended();
        var followed = start(there, "verify");

        assertThat(followed.ended()).as(followed.log() + slurm.logs()).isZero();
        assertThat(followed.log()).contains("blocks ran on slurm");
        assertThat(there.results()).isEqualTo(here.results());
        assertThat(there.finished("trials")).isEqualTo(here.finished("trials")).hasSize(UserProject.TRIALS);
        for (var key : here.finished("trials")) {
            for (var name : new String[] {"scores.csv", "model.zip"}) {
                var file = here.store().resolve("trials").resolve(key).resolve(name);
                if (Files.exists(file)) {
                    assertThat(there.store().resolve("trials").resolve(key).resolve(name))
                            .hasSameBinaryContentAs(file);
                }
            }
        }
        var status = start(there, "tagger:status");
        assertThat(status.ended()).isZero();
        assertThat(status.log()).contains("blocks on slurm: 2 finished");
        var cancel = start(there, "tagger:cancel");
        assertThat(cancel.ended()).isZero();
        assertThat(cancel.log()).contains("cancelled 0 blocks");
    }
}
