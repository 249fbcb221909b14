package org.taggerlab.jets.sample;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;

/**
 * One file of jets, whatever its layout: layouts differ in how jets come out. Not thread-safe.
 *
 * @param leftOut what jets are read without, counted by the layout
 * @param jets every jet, flawed ones too, from the beginning at each iteration
 * @param closing closes what the layout has open
 */
public record JetFile(
        Path file,
        Map<String, String> attributes,
        boolean numbersEvents,
        LeftOut leftOut,
        Iterable<Jet> jets,
        Runnable closing)
        implements JetReader {

    @Override
    public Iterator<Jet> unchecked() {
        leftOut.clear();
        return jets.iterator();
    }

    /** As of any reader; a file that knows the places of its jets reads no others. */
    @Override
    public Iterator<Jet> chosen(int... rising) {
        if (!(jets instanceof Indexed<Jet> indexed)) {
            return JetReader.super.chosen(rising);
        }
        leftOut.clear();
        return new Indexed<>(rising.length, i -> {
                    int index = rising[(int) i];
                    if (index < 0 || index >= indexed.count()) {
                        throw missing(index, indexed.count());
                    }
                    return indexed.read().apply(index);
                })
                .iterator();
    }

    @Override
    public void close() {
        closing.run();
    }
}
