package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.transfer.Jets;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Descriptions of {@code tagger-model/1} as stored taggers have them: the same tagger is still the same file. */
class ModelFormatTest {
    @TempDir
    private Path folder;

    static Stream<TaggerModel> taggers() {
        var events = new EventTransformer(EventLayout.FEATURES, 4, 2, 2, 4, 0.1, ObjectSelection.STANDARD);
        return Stream.of(Jets.lundNet(7), Jets.particleNet(7), TaggerModel.untrained(events, 7))
                .map(model -> model.withProvenance(Map.of("trial", "abc", "made-for", "a test")));
    }

    @ParameterizedTest
    @MethodSource("taggers")
    void aTaggerIsDescribedAsStoredOnesAre(TaggerModel model) throws IOException {
        Path file = folder.resolve("model.zip");
        model.save(file);
        Path stored = Path.of("src/test/resources/model-files", model.network().type() + ".json");

        try (var zip = new ZipFile(file.toFile());
                var description = zip.getInputStream(zip.getEntry("tagger.json"))) {
            assertThat(new String(description.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToNormalizingNewlines(Files.readString(stored));
        }
        assertThat(TaggerModel.load(file).network()).isEqualTo(model.network());
    }
}
