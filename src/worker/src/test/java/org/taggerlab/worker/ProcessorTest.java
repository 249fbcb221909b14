package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
    @TempDir
    Path folder;

    /** Two virtual machines of one provider, as their kernels describe them. */
    @Test
    void modelsOfOneNameAreTwoProcessors() throws IOException {
        assertThat(processor("25", "17", "fpu avx avx2 avx512f"))
                .isEqualTo("AMD EPYC, family 25, model 17, stepping 1, AVX-512");
        assertThat(processor("25", "1", "fpu avx avx2")).isEqualTo("AMD EPYC, family 25, model 1, stepping 1, AVX2");
    }

    @Test
    void processorWithoutANameIsItsArchitecture() throws IOException {
        var file = Files.writeString(folder.resolve("cpuinfo"), "processor : 0\nBogoMIPS : 50.00\n");
        assertThat(ComputeEnvironment.processor(file)).isEqualTo(System.getProperty("os.arch"));
    }

    private String processor(String family, String model, String flags) throws IOException {
        var file = Files.writeString(folder.resolve("cpuinfo"), """
                processor\t: 0
                vendor_id\t: AuthenticAMD
                cpu family\t: %s
                model\t\t: %s
                model name\t: AMD EPYC
                stepping\t: 1
                flags\t\t: %s
                """.formatted(family, model, flags));
        return ComputeEnvironment.processor(file);
    }
}
