package org.taggerlab.plugin.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** What computes: {@code tagger.backend}. */
public enum Backend {
    /** ND4J's CPU backend with OpenBLAS. */
    CPU("nd4j-native"),
    /** ND4J's CUDA 11.6 backend, with the parts of CUDA that NVIDIA lets others pass on. */
    CUDA("nd4j-cuda-11.6");

    /** The build of CUDA that nd4j-cuda-11.6 1.0.0-M2.1 was made with. */
    private static final String CUDA_VERSION = "11.6-8.3-1.5.7";

    private final String artifact;

    Backend(String artifact) {
        this.artifact = artifact;
    }

    /**
     * Versions that must match the worker's own libraries.
     *
     * @param nd4j of ND4J
     * @param openblas of bytedeco's OpenBLAS
     * @param javacpp of JavaCPP
     */
    record Versions(String nd4j, String openblas, String javacpp) {}

    /** The native jars for one machine; never the {@code -platform} artifacts, which hold every machine's. */
    List<Artifact> artifacts(Versions versions, Platform platform) {
        var machine = platform.classifier();
        var artifacts = new ArrayList<>(List.of(
                jar("org.nd4j", artifact, "", versions.nd4j()), jar("org.nd4j", artifact, machine, versions.nd4j())));
        if (this == CUDA) {
            artifacts.add(jar("org.bytedeco", "cuda", machine, CUDA_VERSION));
            artifacts.add(jar("org.bytedeco", "cuda", machine + "-redist", CUDA_VERSION));
        }
        artifacts.add(jar("org.bytedeco", "openblas", machine, versions.openblas()));
        artifacts.add(jar("org.bytedeco", "javacpp", machine, versions.javacpp()));
        return artifacts;
    }

    /**
     * The backend of a user property.
     *
     * @throws UnresolvedException if there is none of that name
     */
    public static Backend named(String name) {
        for (var backend : values()) {
            if (backend.userName().equals(name)) {
                return backend;
            }
        }
        throw new UnresolvedException("tagger.backend is '%s', expected one of: %s. Set -Dtagger.backend=cpu."
                .formatted(name, Arrays.stream(values()).map(Backend::userName).collect(Collectors.joining(", "))));
    }

    /** As in {@code tagger.backend}. */
    public String userName() {
        return this == CPU ? "cpu" : "cuda";
    }

    private static Artifact jar(String group, String name, String classifier, String version) {
        return new DefaultArtifact(group, name, classifier, "jar", version);
    }
}
