package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.SampleValidation.Histogram;
import org.taggerlab.vocabulary.worker.SampleValidation.LundPlane;

class RememberedTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private ResultStore store;

    @BeforeEach
    void openStore() {
        store = ResultStore.open(folder);
    }

    @Test
    void inventoryIsRememberedByDigest() throws IOException {
        store.inventories()
                .remember(
                        SHA,
                        new Inventory(
                                new long[] {4, 4, 7},
                                List.of(new Inventory.BadJet(1, "no constituents")),
                                Map.of("without momentum", 2L),
                                Map.of("process", "W")));

        var found = store.inventories().find(SHA).orElseThrow();
        assertThat(found.events()).containsExactly(4, 4, 7);
        assertThat(found.bad()).containsExactly(new Inventory.BadJet(1, "no constituents"));
        assertThat(found.leftOut()).containsExactly(Map.entry("without momentum", 2L));
        assertThat(store.inventories().find("f".repeat(64))).isEmpty();
    }

    @Test
    void validationIsRememberedWithNumbersThatAreNone() throws IOException {
        store.validations().remember(SHA, validation());

        var found = store.validations().find(SHA).orElseThrow();
        assertThat(found.pt().low()).isNaN();
        assertThat(found.pt().high()).isInfinite();
        assertThat(found.lundPlane().density()).containsExactly(1 / 3.0);
        assertThat(ProtocolJson.bytes(found)).isEqualTo(ProtocolJson.bytes(validation()));
    }

    @Test
    void noDigitOfWhatIsRememberedCanBeChangedUnnoticed() throws IOException {
        store.inventories().remember(SHA, new Inventory(new long[] {4, 5, 7}, List.of(), Map.of(), Map.of("n", "8")));
        store.validations().remember(SHA, validation());

        for (var name : List.of("inventories", "validations")) {
            var file = folder.resolve(name).resolve(SHA + ".json");
            var text = Files.readString(file);
            int digits = 0;
            for (int i = 0; i < text.length(); i++) {
                if (Character.isDigit(text.charAt(i))) {
                    var other = (char) ('0' + (text.charAt(i) - '0' + 1) % 10);
                    Files.writeString(file, text.substring(0, i) + other + text.substring(i + 1));
                    var memory = name.equals("inventories") ? store.inventories() : store.validations();
                    assertThat(memory.find(SHA).isPresent())
                            .as("'%s' at %d of %s is believed", other, i, text)
                            .isFalse();
                    digits++;
                }
            }
            assertThat(digits).isGreaterThan(80);
        }
    }

    @Test
    void whatStandsUnderTheNameOfAnotherSampleIsNotBelieved() throws IOException {
        store.validations().remember(SHA, validation());
        var other = "f".repeat(64);
        Files.copy(
                folder.resolve("validations").resolve(SHA + ".json"),
                folder.resolve("validations").resolve(other + ".json"));

        assertThat(store.validations().find(other)).isEmpty();
    }

    @Test
    void whatAnEarlierVersionRememberedWithoutDigestIsNotBelieved() throws IOException {
        Files.createDirectories(folder.resolve("validations"));
        Files.writeString(folder.resolve("validations").resolve(SHA + ".json"), """
                {"schema": "tagger-validation/2", "name": "qcd", "sha256": "%s", "jets": 3}
                """.formatted(SHA));

        assertThat(store.validations().find(SHA)).isEmpty();
    }

    private static SampleValidation validation() {
        var histogram = new Histogram(0, 0.1, new int[] {1, 2}, 0, 3);
        return new SampleValidation(
                SampleValidation.SCHEMA,
                "qcd",
                SHA,
                "simulated",
                "QCD",
                "Pythia",
                3,
                0,
                Map.of("no constituents", 1),
                Map.of(),
                "mMDT",
                histogram,
                histogram,
                new Histogram(Double.NaN, Double.POSITIVE_INFINITY, new int[] {5}, 0, 0),
                histogram,
                new LundPlane(1, 0, 1.5, 1, -1e-300, 1, new double[] {1 / 3.0}),
                List.of());
    }
}
