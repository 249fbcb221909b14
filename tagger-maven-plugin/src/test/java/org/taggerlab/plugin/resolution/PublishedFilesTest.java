package org.taggerlab.plugin.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFilesTest {
    /** Maven writes type and classifier before the version; a descriptor writes them after it. */
    @ParameterizedTest
    @CsvSource({
        "org.example:tagger:1.2, org.example:tagger:zip:tagger-results:1.2",
        "org.example:tagger:1.2-SNAPSHOT:zip:model, org.example:tagger:zip:model:1.2-SNAPSHOT",
        "org.example:tagger:1.2:json, org.example:tagger:json:1.2",
        "org.example:tagger:RELEASE, org.example:tagger:zip:tagger-results:RELEASE",
        "'org.example:tagger:[1,2)', 'org.example:tagger:zip:tagger-results:[1,2)'",
        "'org.example:tagger:(,2.0):zip:tagger-model', 'org.example:tagger:zip:tagger-model:(,2.0)'",
        "org.example:tagger:1:zip:tagger-model-größe, org.example:tagger:zip:tagger-model-größe:1"
    })
    void coordinatesNameAnArtifact(String text, String artifact) {
        assertThat(PublishedFiles.artifact(text, "zip", "tagger-results")).hasToString("Optional[" + artifact + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baselines/top.json", "C:\\results\\results.json", "/a:b/c:d", "a:b", "top to w:a:b"})
    void aPathIsNoArtifact(String path) {
        assertThat(PublishedFiles.artifact(path, "zip", "")).isEmpty();
    }

    @Test
    void theClassifierOfUntypedCoordinatesIsTheOneAskedFor() {
        assertThat(PublishedFiles.artifact("a:b:1", "zip", "tagger-model"))
                .hasValueSatisfying(
                        artifact -> assertThat(artifact.getClassifier()).isEqualTo("tagger-model"));
    }
}
