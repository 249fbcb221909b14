package org.taggerlab.harness.executor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/** Follows {@code events.jsonl} while a worker appends to it. A line counts once its line feed is there. */
final class EventTail {
    /** No event is longer; what is, is garbage and must not fill the memory. */
    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private long position;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * Follows from the end of what is there: that is of an earlier attempt. Half a line, which a worker leaves that is
     * killed while it writes, is ended first so that it does not swallow the next one.
     */
    EventTail(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file) && Files.size(file) > 0) {
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                var last = ByteBuffer.allocate(1);
                channel.read(last, channel.size() - 1);
                if (last.get(0) != '\n') {
                    channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
                }
                position = channel.size();
            }
        }
    }

    /** What was said since the last call, in order; what is no event is left out. */
    List<WorkerEvent> poll() throws IOException {
        var events = new ArrayList<WorkerEvent>();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var buffer = ByteBuffer.allocate(1 << 14);
            for (int read = channel.read(buffer, position); read > 0; read = channel.read(buffer, position)) {
                position += read;
                for (int i = 0; i < read; i++) {
                    accept(buffer.get(i), events);
                }
                buffer.clear();
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return events;
    }

    private void accept(byte next, List<WorkerEvent> events) {
        if (next != '\n') {
            if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
            return;
        }
        var text = line.toString(StandardCharsets.UTF_8);
        line = new ByteArrayOutputStream();
        if (!text.isBlank()) {
            try {
                events.add(ProtocolJson.event(text));
            } catch (IllegalArgumentException e) {
                // no event, such as the end of a line that a killed worker began
                return;
            }
        }
    }
}
