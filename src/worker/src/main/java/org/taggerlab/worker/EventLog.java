package org.taggerlab.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** What the worker says while it serves a request: {@value WorkerFiles#EVENTS}, one whole line per write, never removed. */
final class EventLog implements AutoCloseable {
    private final FileChannel channel;
    private volatile WorkerEvent.Heartbeat reached = new WorkerEvent.Heartbeat(0, 0);

    EventLog(Path folder) throws IOException {
        channel = FileChannel.open(
                folder.resolve(WorkerFiles.EVENTS), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Appends an event; a reader of the file sees it at once. */
    synchronized void write(WorkerEvent event) throws IOException {
        var line = ByteBuffer.wrap(ProtocolJson.line(event).getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    /** How far a training is, for the next {@link #beat}. */
    void reached(int epoch, long jetsDone) {
        reached = new WorkerEvent.Heartbeat(epoch, jetsDone);
    }

    /** Appends a heartbeat. */
    void beat() throws IOException {
        write(reached);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
