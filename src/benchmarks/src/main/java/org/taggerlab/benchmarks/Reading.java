package org.taggerlab.benchmarks;

import java.nio.file.Path;
import java.util.Iterator;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Reads all jets or events of a file and prints their number: {@code Reading <file>}. */
final class Reading {
    private Reading() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        if (EventFormat.holdsEvents(file)) {
            try (var events = EventFormat.open(file, ObjectSelection.STANDARD, null)) {
                System.out.println(count(events.unchecked()));
            }
        } else {
            try (var jets = JetFormat.open(file)) {
                System.out.println(count(jets.unchecked()));
            }
        }
    }

    private static int count(Iterator<?> all) {
        int count = 0;
        while (all.hasNext()) {
            all.next();
            count++;
        }
        return count;
    }
}
