package org.taggerlab.plugin.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackendTest {
    private static final Backend.Versions VERSIONS = new Backend.Versions("1.0.0-M2.1", "0.3.19-1.5.7", "1.5.7");
    private static final Platform PLATFORM = new Platform("linux-arm64");

    @Test
    void theCpuBackendIsNd4jOpenBlasAndJavaCppForThisMachineOnly() {
        assertThat(Backend.CPU.artifacts(VERSIONS, PLATFORM))
                .extracting(Artifact::toString)
                .containsExactly(
                        "org.nd4j:nd4j-native:jar:1.0.0-M2.1",
                        "org.nd4j:nd4j-native:jar:linux-arm64:1.0.0-M2.1",
                        "org.bytedeco:openblas:jar:linux-arm64:0.3.19-1.5.7",
                        "org.bytedeco:javacpp:jar:linux-arm64:1.5.7");
    }

    @ParameterizedTest
    @EnumSource
    void noBackendDrawsEveryPlatformsLibraries(Backend backend) {
        assertThat(backend.artifacts(VERSIONS, PLATFORM))
                .extracting(Artifact::getArtifactId)
                .noneMatch(name -> name.endsWith("-platform"));
    }

    @Test
    void anUnknownBackendIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> Backend.named("gpu"))
                .hasMessageContaining("'gpu'")
                .hasMessageContaining("cpu, cuda");
    }
}
