package org.taggerlab.jets.sample;

import java.nio.file.Path;
import java.util.Iterator;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;

/**
 * Jets of a sample. Reading stops, through {@link #iterator()}, at the first jet that cannot be used; {@link #unchecked()}
 * gives such jets too, marked by {@link Jet#flaw()}.
 */
public interface JetReader extends SampleReader<Jet>, Iterable<Jet> {

    @Override
    default String unit() {
        return "jet";
    }

    /**
     * Whether events have a number in the file. Where they have none they are counted from 0; most of these layouts
     * know no events at all, and every jet counts as an event of its own.
     */
    boolean numbersEvents();

    /**
     * Particles that were left out of the jets that the latest iteration has read so far, counted by reason: without
     * momentum, not finite, or with negative energy.
     */
    @Override
    LeftOut leftOut();

    /**
     * Every jet, and one that repeats an earlier one is flawed too: equal momenta, where events are
     * numbered in the same event. Remembers 16 to 32 bytes per jet.
     */
    @Override
    default Iterator<Jet> checked() {
        return new Repeats(unchecked(), numbersEvents());
    }

    /** Every jet; a flawed one throws a {@link SampleException} that names it. Repeated jets are not looked for. */
    @Override
    default Iterator<Jet> iterator() {
        Iterator<Jet> jets = unchecked();
        return new LookAhead<>(() -> jets.hasNext() ? usable(jets.next()) : null);
    }

    /** Looks through the whole file: the event of every jet, and every jet that cannot be used, as {@link #checked()}. */
    default Inspection inspect() {
        Inspection.Builder found = new Inspection.Builder(file());
        for (Iterator<Jet> jets = checked(); jets.hasNext(); ) {
            Jet jet = jets.next();
            found.add(jet.event(), jet.index(), jet.flaw());
        }
        return found.build(leftOut().counts());
    }

    /** {@code jet} itself, or a {@link SampleException} when it is flawed. */
    static Jet usable(Path file, Jet jet) {
        return SampleReader.usable(file, "jet", jet);
    }
}
