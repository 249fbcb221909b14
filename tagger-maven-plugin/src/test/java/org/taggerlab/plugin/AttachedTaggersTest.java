package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.plugin.publication.Taggers;
import org.taggerlab.vocabulary.worker.Status;

class AttachedTaggersTest {
    @TempDir
    Path store;

    @Test
    void sourceThatHasNoResultIsNotAttachedThoughItsFolderHoldsAModel() throws IOException {
        var good = model("good");
        model("damaged");

        assertThat(Taggers.of(
                        List.of(
                                ExampleResults.ofSource("one", "good", Status.DONE),
                                ExampleResults.ofSource("two", "damaged", Status.FAILED)),
                        store))
                .isEqualTo(Map.of("tagger-model", good));
    }

    private Path model(String key) throws IOException {
        return Files.writeString(
                Files.createDirectories(store.resolve("trials").resolve(key)).resolve("model.zip"), "weights");
    }
}
