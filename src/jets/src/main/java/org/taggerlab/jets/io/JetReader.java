package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.Jet;

/**
 * A file of jets, read from its beginning as often as asked, one jet at a time.
 *
 * <p>Reading stops with a {@link SampleException} where the file is broken, and, through {@link #iterator()}, at the
 * first jet that cannot be used; {@link #unchecked()} gives such jets too, marked by {@link Jet#flaw()}.
 */
public interface JetReader extends Iterable<Jet>, AutoCloseable {

    Path file();

    /** What the file says of itself, by name in alphabetical order. */
    Map<String, String> attributes();

    /**
     * Whether events have a number in the file. Where they have none they are counted from 0, and most of these layouts know
     * no events at all: every jet counts as one of its own then.
     */
    boolean numbersEvents();

    /** Every jet, flawed ones too. */
    Iterator<Jet> unchecked();

    /**
     * The same, and a jet that repeats an earlier one is flawed too: equal momenta, where events are
     * numbered in the same event. Remembers 16 to 32 bytes a jet.
     */
    default Iterator<Jet> checked() {
        return new Repeats(unchecked(), numbersEvents());
    }

    @Override
    void close();

    /** Every jet; a flawed one throws a {@link SampleException} that names it. Repeated jets are not looked for. */
    @Override
    default Iterator<Jet> iterator() {
        Iterator<Jet> jets = unchecked();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return jets.hasNext();
            }

            @Override
            public Jet next() {
                return usable(file(), jets.next());
            }
        };
    }

    /** Looks through the whole file: the event of every jet, and every jet that cannot be used, as {@link #checked()}. */
    default Inspection inspect() {
        long[] events = new long[1024];
        int count = 0;
        List<Inspection.BadJet> bad = new ArrayList<>();
        for (Iterator<Jet> jets = checked(); jets.hasNext(); count++) {
            Jet jet = jets.next();
            if (count == events.length) {
                events = Arrays.copyOf(events, 2 * count);
            }
            events[count] = jet.event();
            jet.flaw().ifPresent(flaw -> bad.add(new Inspection.BadJet(jet.index(), flaw)));
        }
        return new Inspection(Arrays.copyOf(events, count), bad);
    }

    /** {@code jet} itself, or a {@link SampleException} when it is flawed. */
    static Jet usable(Path file, Jet jet) {
        if (jet.flaw().isPresent()) {
            throw SampleException.ofJet(
                    file,
                    jet.index(),
                    jet.flaw().get(),
                    "leave this jet out (an inspection lists all such jets) or make the file again");
        }
        return jet;
    }
}
