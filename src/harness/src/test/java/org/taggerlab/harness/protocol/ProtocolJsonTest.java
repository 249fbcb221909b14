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
                "pythia-w-500", FilePart.only(folder.resolve("jets ünd spaces.h5")), null, Task.JET_TAGGING, null);
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
