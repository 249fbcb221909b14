package org.taggerlab.harness.executor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.taggerlab.vocabulary.diagnostic.VisibleText;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** Why a worker died, in words. */
final class FailureMessage {
    private static final int LINES = 15;
    private static final int BYTES = 1 << 16;

    private FailureMessage() {}

    /** What happened and what to do. */
    static String sentence(WorkerSeat.Ending ending, Path folder, Memory memory) {
        if (ending instanceof WorkerSeat.Ending.Hung hung) {
            return String.format(
                    Locale.ROOT,
                    "the worker gave no sign of life for %d s and was killed; what its threads were doing stands at the "
                            + "end of its log",
                    hung.silence().toSeconds());
        }
        if (ending instanceof WorkerSeat.Ending.Stopped) {
            return "the build was stopped";
        }
        var sentence = new StringBuilder("the worker ");
        WorkerExit exit;
        if (ending instanceof WorkerSeat.Ending.Served served) {
            exit = served.exit();
            sentence.append(exit.sentence())
                    .append(": ")
                    .append(printable(served.said().message()));
        } else {
            int code = ((WorkerSeat.Ending.Died) ending).code();
            exit = WorkerExit.of(code);
            if (code > 128 && code < 128 + 65) {
                sentence.append("was ended by ").append(signal(code - 128));
            } else {
                sentence.append(exit == WorkerExit.DONE ? "ended without an answer" : exit.sentence())
                        .append(" (exit code ")
                        .append(code)
                        .append(')');
            }
        }
        if (exit == WorkerExit.OUT_OF_MEMORY) {
            sentence.append(String.format(
                    Locale.ROOT,
                    "; it had %,d MiB of heap and %,d MiB beside it, fewer workers (-Dtagger.workers) leave more for each",
                    memory.heap(),
                    memory.offHeap()));
        }
        if (!Files.isDirectory(folder)) {
            sentence.append("; its folder ").append(folder).append(" is gone");
        } else if (exit == WorkerExit.CANNOT_WRITE) {
            sentence.append(String.format(
                    Locale.ROOT, "; %,d MiB are free in %s", folder.toFile().getUsableSpace() >> 20, folder));
        }
        if (Files.exists(folder.resolve(WorkerFiles.CRASH_LOG))) {
            sentence.append("; the JVM's own account is ").append(folder.resolve(WorkerFiles.CRASH_LOG));
        }
        return sentence.toString();
    }

    private static String signal(int number) {
        return switch (number) {
            case 2 -> "SIGINT";
            case 4 -> "SIGILL, an instruction that this CPU does not know";
            case 6 -> "SIGABRT: native code gave up";
            case 7, 10 -> "SIGBUS: a file it had mapped was cut, or the disk is full";
            case 8 -> "SIGFPE in native code";
            case 9 -> "SIGKILL: it was killed, perhaps by the kernel because memory ran out (see dmesg)";
            case 11 -> "SIGSEGV: a defect in native code";
            case 15 -> "SIGTERM: it was stopped";
            default -> "signal " + number;
        };
    }

    /** The last lines of a log up to a position; unreadable logs have none. */
    static List<String> lastLines(Path log, long end) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long stop = Math.min(end, file.length());
            long start = Math.max(0, stop - BYTES);
            var bytes = new byte[(int) (stop - start)];
            file.seek(start);
            file.readFully(bytes);
            var last = new ArrayDeque<String>();
            for (var line : new String(bytes, StandardCharsets.UTF_8).split("\\R")) {
                if (!line.isBlank()) {
                    last.add(printable(line));
                    if (last.size() > LINES) {
                        last.remove();
                    }
                }
            }
            return List.copyOf(last);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A log must not move the cursor of a terminal. */
    private static String printable(String text) {
        return VisibleText.of(text.replace('\t', ' '));
    }
}
