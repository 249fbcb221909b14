package org.taggerlab.plugin.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    /** What JVMs say of themselves, and the classifiers on Maven Central. */
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, x86_64, macosx-x86_64",
        "Mac OS X, aarch64, macosx-arm64",
        "Windows 11, amd64, windows-x86_64",
        "Windows Server 2022, amd64, windows-x86_64"
    })
    void aJvmsOwnNamesLeadToTheClassifierOfTheNativeJars(String name, String architecture, String classifier) {
        assertThat(Platform.of(name, architecture).classifier()).isEqualTo(classifier);
    }

    @Test
    void aMachineWithoutNativeCodeIsRefusedWithWhatItIsAndWhatIsSupported() {
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64"))
                .isInstanceOf(UnresolvedException.class)
                .hasMessageContaining("'riscv64'")
                .hasMessageContaining("linux-arm64, linux-x86_64, macosx-arm64, macosx-x86_64, windows-x86_64");
    }

    @Test
    void windowsOnArmHasNoNativeCode() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "aarch64")).isInstanceOf(UnresolvedException.class);
    }
}
