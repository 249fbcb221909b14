package org.taggerlab.jets.sample;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;

/**
 * Jets of a sample, read from the beginning as often as asked, one at a time.
 *
 * <p>Reading stops with a {@link SampleException} where a file is broken, and, through {@link #iterator()}, at the
 * first jet that cannot be used; {@link #unchecked()} gives such jets too, marked by {@link Jet#flaw()}.
 */
public interface JetReader extends Iterable<Jet>, AutoCloseable {

    Path file();

    /** What the file says of itself, by name in alphabetical order. */
    Map<String, String> attributes();

    /**
     * Whether events have a number in the file. Where they have none they are counted from 0; most of these layouts
     * know no events at all, and every jet counts as an event of its own.
     */
    boolean numbersEvents();

    /**
     * Particles that were left out of the jets that the latest iteration has read so far, counted by reason: without
     * momentum, not finite, or with negative energy.
     */
    LeftOut leftOut();

    /** Every jet, flawed ones too. */
    Iterator<Jet> unchecked();

    /**
     * The same, and a jet that repeats an earlier one is flawed too: equal momenta, where events are
     * numbered in the same event. Remembers 16 to 32 bytes per jet.
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
        return new LookAhead<>(() -> jets.hasNext() ? usable(file(), jets.next()) : null);
    }

    /**
     * Chosen jets, flawed ones too, from front to back.
     *
     * @param rising indices in the sample; one that the sample does not have throws a {@link SampleException}
     */
    default Iterator<Jet> chosen(int... rising) {
        return chosen(file(), unchecked(), rising);
    }

    /** The jets of rising indices among those that come from front to back. */
    static Iterator<Jet> chosen(Path file, Iterator<Jet> jets, int... rising) {
        int[] read = {0};
        return new Indexed<>(rising.length, i -> {
                    int index = rising[(int) i];
                    while (jets.hasNext()) {
                        Jet jet = jets.next();
                        read[0]++;
                        if (jet.index() == index) {
                            return jet;
                        }
                    }
                    throw missing(file, index, read[0]);
                })
                .iterator();
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
        if (jet.flaw().isPresent()) {
            throw SampleException.ofJet(
                    file,
                    jet.index(),
                    jet.flaw().get(),
                    "leave this jet out (an inspection lists all such jets) or make the file again");
        }
        return jet;
    }

    /** That a sample of {@code count} jets has none of an index. */
    static SampleException missing(Path file, int index, long count) {
        return SampleException.ofJet(
                file,
                index,
                "is not in the sample, which has " + count + " jets",
                "inspect the sample again; it may have been replaced");
    }
}
