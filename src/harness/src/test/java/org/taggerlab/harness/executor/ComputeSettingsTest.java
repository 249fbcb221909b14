package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComputeSettingsTest {
    @Test
    void optionsThatCanChangeBitsAreThoseOfTheProcessorAndNotPathsThatLookLikeThem() {
        assertThat(ComputeSettings.changingBits(List.of(
                        "-XX:UseAVX=2",
                        "-Xmx4g",
                        "-XX:-UseFMA",
                        "-XX:ErrorFile=/data/x",
                        "-Djava.io.tmpdir=/CLASSES",
                        "-XX:-UseLibmIntrinsic")))
                .containsExactly("-XX:UseAVX=2", "-XX:-UseFMA", "-XX:-UseLibmIntrinsic");
    }

    private static final String AVX_512 = "flags\t\t: fpu fma avx avx2 avx512f avx512dq avx512cd avx512bw avx512vl";

    @Test
    void anAmdProcessorWithAvx512GetsTheKernelsThatUseIt() {
        assertThat(ComputeSettings.coreType(List.of("vendor_id\t: AuthenticAMD", AVX_512)))
                .isEqualTo("SKYLAKEX");
    }

    @Test
    void anAmdProcessorWithPartsOfAvx512OnlyIsLeftToOpenBlas() {
        assertThat(ComputeSettings.coreType(
                        List.of("vendor_id\t: AuthenticAMD", "flags\t\t: fma avx2 avx512f avx512vl")))
                .isEmpty();
    }

    @Test
    void anIntelProcessorIsLeftToOpenBlasWhichKnowsIt() {
        assertThat(ComputeSettings.coreType(List.of("vendor_id\t: GenuineIntel", AVX_512)))
                .isEmpty();
    }

    @Test
    void anUnknownProcessorIsLeftToOpenBlas() {
        assertThat(ComputeSettings.coreType(List.of())).isEmpty();
    }

    @Test
    void ofAProcessorsFlagsThoseByWhichComputationIsChosenAreKept() {
        assertThat(ComputeSettings.cpuFlags(List.of(
                        "model name\t: x", "flags\t\t: fpu fma avx2 sse4_2 avx512f avx2", "flags\t\t: amx_tile")))
                .containsExactly("avx2", "avx512f", "fma", "sse4_2");
        assertThat(ComputeSettings.cpuFlags(List.of("Features\t: fp asimd sve2 crc32")))
                .containsExactly("asimd", "sve2");
        assertThat(ComputeSettings.cpuFlags(List.of())).isEmpty();
    }

    @Test
    void aWorkerComputesWithAsManyThreadsAsItIsGiven() {
        assertThat(ComputeSettings.variables(3))
                .containsEntry("OMP_NUM_THREADS", "3")
                .containsEntry("OPENBLAS_NUM_THREADS", "3")
                .containsEntry("OMP_WAIT_POLICY", "PASSIVE");
    }
}
