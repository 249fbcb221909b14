package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.slurm.LocalSlurm;

class SlurmContractTest extends EngineContract {
    @TempDir
    private static Path parent;

    private static LocalSlurm slurm;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(LocalSlurm.missing().isEmpty(), LocalSlurm.missing());
        slurm = LocalSlurm.start(parent);
    }

    @AfterAll
    static void stop() throws Exception {
        if (slurm != null) {
            slurm.close();
        }
    }

    @Override
    Engine engine() {
        return new Slurm(slurm.environment());
    }

    @Test
    void refusalIsReportedInSlurmsOwnWords() throws Exception {
        var impossible = new Resources(null, null, 500, 1, List.of("--constraint=none-such"));

        assertThatThrownBy(() -> engine().submit("refused", folder, 1, List.of(), impossible))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Invalid feature specification");
    }
}
