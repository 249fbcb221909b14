package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.worker.WorkerEvent;

class EventTailTest {
    private static final WorkerEvent BEAT = new WorkerEvent.Heartbeat(1, 128);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("events.jsonl");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void lineInTwoHalvesIsOneEventOnceItsEndIsThere() throws IOException {
        var tail = new EventTail(file);
        var line = ProtocolJson.line(BEAT);

        assertThat(tail.poll()).isEmpty();
        append(line.substring(0, 12));
        assertThat(tail.poll()).isEmpty();
        append(line.substring(12) + line);
        assertThat(tail.poll()).containsExactly(BEAT, BEAT);
        assertThat(tail.poll()).isEmpty();
    }

    @Test
    void eventsOfAnEarlierAttemptAreNotHeardAgain() throws IOException {
        append(ProtocolJson.line(BEAT));
        var tail = new EventTail(file);
        append(ProtocolJson.line(new WorkerEvent.Done(0)));

        assertThat(tail.poll()).containsExactly(new WorkerEvent.Done(0));
    }

    @Test
    void halfALineThatAKilledWorkerLeftDoesNotSwallowTheNext() throws IOException {
        append("{\"event\":\"heart");
        var tail = new EventTail(file);
        append(ProtocolJson.line(BEAT));

        assertThat(tail.poll()).containsExactly(BEAT);
    }

    @Test
    void garbageIsLeftOut() throws IOException {
        var tail = new EventTail(file);
        append("\n\u0000\u0001\nnonsense\n" + "x".repeat(3_000_000) + "\n" + ProtocolJson.line(BEAT));

        assertThat(tail.poll()).containsExactly(BEAT);
    }
}
