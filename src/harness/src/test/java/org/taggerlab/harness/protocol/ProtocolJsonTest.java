package org.taggerlab.harness.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerRequest;

class ProtocolJsonTest {
    @TempDir
    Path folder;

    @Test
    void requestComesBackAsItWas() throws IOException {
        var request = new InspectionRequest(
                "pythia-w-500",
                FilePart.only(folder.resolve("jets ünd spaces.h5")),
                "00",
                null,
                Task.JET_TAGGING,
                null);
        Files.write(folder.resolve("request.json"), ProtocolJson.bytes(request));

        assertThat(ProtocolJson.read(folder.resolve("request.json"), WorkerRequest.class))
                .isEqualTo(request);
    }

    @Test
    void eventIsOneLineAndNamesItsKind() {
        var line = ProtocolJson.line(new WorkerEvent.Heartbeat(3, 1280));

        assertThat(line).isEqualTo("{\"event\":\"heartbeat\",\"epoch\":3,\"jets-done\":1280}\n");
        assertThat(ProtocolJson.event(line)).isEqualTo(new WorkerEvent.Heartbeat(3, 1280));
    }

    @Test
    void numbersThatAreNotFiniteComeBackAsTheyWere() {
        var epoch = new Epoch(2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-3, 4.5, 4.25, 0.5);
        var line = ProtocolJson.line(new WorkerEvent.Epoch(epoch));

        assertThat(line).contains("\"train-loss\":\"NaN\"").contains("\"validation-loss\":\"Infinity\"");
        assertThat(ProtocolJson.event(line)).isEqualTo(new WorkerEvent.Epoch(epoch));
    }

    @Test
    void halfALineIsNoEvent() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProtocolJson.event("{\"event\":\"heartb"));
    }

    @Test
    void mapsAreWrittenByKeySoThatTheBytesNeverChange() {
        var attributes = new HashMap<String, String>();
        for (var name : List.of("process", "generator", "kind", "Aa", "BB")) {
            attributes.put(name, name);
        }

        var text = new String(
                ProtocolJson.bytes(new Inventory(new long[] {1}, List.of(), Map.of(), attributes)),
                StandardCharsets.UTF_8);

        assertThat(text.replaceAll("\\s", ""))
                .endsWith("{\"Aa\":\"Aa\",\"BB\":\"BB\",\"generator\":\"generator\",\"kind\":\"kind\","
                        + "\"process\":\"process\"}}");
    }

    @Test
    void eventsComeBackWhateverTheirNumbers() throws IOException {
        var random = new Random(1).longs(5000);
        for (long[] events : List.of(
                new long[0],
                new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE},
                random.toArray())) {
            var inventory = new Inventory(events, List.of(), Map.of(), Map.of());
            var file = Files.write(folder.resolve("inventory.json"), ProtocolJson.bytes(inventory));

            assertThat(ProtocolJson.read(file, Inventory.class).events()).isEqualTo(events);
        }
    }

    @Test
    void eventsThatAreCountedTakeLittleRoom() {
        var counted = LongStream.range(123_456_789, 123_556_789).toArray();

        assertThat(ProtocolJson.bytes(new Inventory(counted, List.of(), Map.of(), Map.of())))
                .hasSizeLessThan(140_000);
    }

    @Test
    void fewerOrMoreEventsThanThereShouldBeAreRefused() throws IOException {
        // 4 of 5, 2 of 1, and an unfinished number
        for (var events : List.of("CgICAgI=", "AgIC", "BAKC")) {
            var file = Files.writeString(
                    folder.resolve("inventory.json"),
                    "{\"events\": \"%s\", \"bad\": [], \"left-out\": {}, \"attributes\": {}}".formatted(events));

            assertThatThrownBy(() -> ProtocolJson.read(file, Inventory.class))
                    .as(events)
                    .isInstanceOfAny(InvalidInputException.class, IOException.class);
        }
    }

    @Test
    void unknownKeyIsRefusedWithItsPlace() throws IOException {
        var file = Files.writeString(
                folder.resolve("request.json"), "{\"kind\":\"inspection\",\n \"smaple\":\"w\", \"file\":\"/w.h5\"}");

        assertThatThrownBy(() -> ProtocolJson.read(file, WorkerRequest.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("request.json:2:")
                .hasMessageContaining("smaple");
    }

    @Test
    void classNameInJsonCreatesNothing() throws IOException {
        var file = Files.writeString(
                folder.resolve("request.json"), "{\"kind\":\"java.lang.ProcessBuilder\",\"command\":[\"true\"]}");

        assertThatThrownBy(() -> ProtocolJson.read(file, WorkerRequest.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("java.lang.ProcessBuilder");
    }
}
