package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

    /** Every jet, flawed ones too. */
    Iterator<Jet> unchecked();

    @Override
    void close();

    /** Every jet; a flawed one throws a {@link SampleException} that names it. */
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

    /**
     * Looks through the whole file: the event of every jet, and every jet that cannot be used. A jet that repeats an
     * earlier one of the same event is one of them.
     */
    default Inspection inspect() {
        long[] events = new long[1024];
        int count = 0;
        List<Inspection.BadJet> bad = new ArrayList<>();
        Map<Long, Integer> seen = new HashMap<>();
        for (Iterator<Jet> jets = unchecked(); jets.hasNext(); count++) {
            Jet jet = jets.next();
            if (count == events.length) {
                events = Arrays.copyOf(events, 2 * count);
            }
            events[count] = jet.event();
            jet.flaw().ifPresent(flaw -> bad.add(new Inspection.BadJet(jet.index(), flaw)));
            if (jet.flaw().isEmpty()) {
                Integer earlier = seen.putIfAbsent(digest(jet), jet.index());
                if (earlier != null) {
                    bad.add(new Inspection.BadJet(
                            jet.index(), "it repeats jet " + earlier + " of event " + jet.event()));
                }
            }
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

    /** 64 bits of event and momenta, mixed as in SplitMix64: two different jets share them once in 10^19. */
    private static long digest(Jet jet) {
        long digest = jet.event();
        for (double value : jet.momenta()) {
            digest = (digest ^ Double.doubleToLongBits(value)) * 0xbf58476d1ce4e5b9L;
            digest = (digest ^ (digest >>> 31)) * 0x94d049bb133111ebL;
        }
        return digest;
    }
}
