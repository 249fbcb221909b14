package org.taggerlab.plugin.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaCardsTest {
    private static final Platform LINUX = new Platform("linux-x86_64");

    /** Kepler, Turing, Ampere, Ada. */
    @ParameterizedTest
    @ValueSource(strings = {"Tesla K80, 3.7", "Tesla T4, 7.5", "NVIDIA A100-SXM4-40GB, 8.0", "NVIDIA L4, 8.9"})
    void aCardWithMachineCodeIsUsable(String line) {
        assertThat(CudaCards.usable(List.of(line))).hasSize(1);
    }

    /** Kepler's first chips, Hopper, Blackwell. */
    @ParameterizedTest
    @ValueSource(strings = {"Tesla K40m, 3.5", "NVIDIA H100 PCIe, 9.0", "NVIDIA B200, 10.0", "Odd card, [N/A]"})
    void aCardWithoutMachineCodeIsRefusedByNameWithTheWayOut(String line) {
        assertThatThrownBy(() -> CudaCards.usable(List.of(line)))
                .isInstanceOf(UnresolvedException.class)
                .hasMessageContaining(line.substring(0, line.indexOf(',')))
                .hasMessageContaining("3.7 to 8.9")
                .hasMessageContaining("tagger.backend=cpu");
    }

    @Test
    void oneUsableCardAmongSeveralIsEnough() {
        assertThat(CudaCards.usable(List.of("NVIDIA H100 PCIe, 9.0", "Tesla T4, 7.5")))
                .containsExactly("Tesla T4 (7.5)");
    }

    @Test
    void aMachineWithoutDriverIsRefusedAndPointedToTheCpu() {
        assertThatThrownBy(() -> CudaCards.require(List.of("no-such-nvidia-smi"), LINUX))
                .hasMessageContaining("could not be started")
                .hasMessageContaining("tagger.backend=cpu");
    }

    @Test
    void whatAFailingDriverSaysIsPassedOn() {
        var command = List.of("sh", "-c", "echo NVIDIA-SMI has failed; exit 9");
        assertThatThrownBy(() -> CudaCards.require(command, LINUX))
                .hasMessageContaining("exit code 9: NVIDIA-SMI has failed")
                .hasMessageContaining("tagger.backend=cpu");
    }

    @Test
    void aMacIsRefusedWithoutAskingForCards() {
        assertThatThrownBy(() -> CudaCards.require(List.of("no-such-nvidia-smi"), new Platform("macosx-arm64")))
                .hasMessageContaining("macosx-arm64");
    }
}
