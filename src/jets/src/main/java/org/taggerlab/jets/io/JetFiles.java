package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.sample.EventNumbers;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.LookAhead;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Files of one layout as one sample, jets counted through all of them, one file open at a time.
 *
 * <p>Where the layout does not number events, an event is known by the digest of its file and its place in it: files may be
 * added or reordered without any event getting another number. Not thread-safe.
 */
public final class JetFiles implements JetReader {

    /**
     * One of the files.
     *
     * @param path where it lies
     * @param digest of the content of the file whose events these are, hexadecimal, 16 digits or more: its own, or that of
     *     the file that this one shows otherwise; {@code null} or empty: events without a number are counted
     */
    public record Part(Path path, String digest) {}

    private final List<Part> parts;
    private final Clustering selection;
    private final JetFormat format;
    private final Map<String, String> attributes;
    private final boolean numbersEvents;
    private final LeftOut finished = new LeftOut();
    private JetReader reader;
    private int opened;

    private JetFiles(List<Part> parts, Clustering selection) {
        this.parts = List.copyOf(parts);
        this.selection = selection;
        this.format = JetFormat.detect(parts.get(0).path());
        this.reader = format.read(parts.get(0).path(), selection);
        this.attributes = reader.attributes();
        this.numbersEvents = reader.numbersEvents();
    }

    /**
     * Opens the first of the files.
     *
     * @param selection of the jets of files that hold events; {@code null}: {@link Clustering#FAT_JETS}, and files of jets are
     *     taken too
     * @throws SampleException for a file that is missing, broken, of no known layout, or holds jets where a selection is given
     * @throws IllegalArgumentException for no files
     */
    public static JetFiles open(List<Part> parts, Clustering selection) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a sample has at least one file");
        }
        JetFiles files = new JetFiles(parts, selection == null ? Clustering.FAT_JETS : selection);
        if (selection != null && !files.format.holdsEvents()) {
            files.close();
            throw SampleException.of(
                    files.file(),
                    "holds jets that are made already",
                    "leave out the clustering, or give a file of events");
        }
        return files;
    }

    /** The first file. */
    @Override
    public Path file() {
        return parts.get(0).path();
    }

    /** What the first file says of itself. */
    @Override
    public Map<String, String> attributes() {
        return attributes;
    }

    @Override
    public boolean numbersEvents() {
        return numbersEvents;
    }

    /** Every jet, flawed ones too; an iteration that was begun before must not go on. */
    @Override
    public Iterator<Jet> unchecked() {
        finished.clear();
        return new LookAhead<>(new Through()::next);
    }

    @Override
    public Iterator<Jet> chosen(int... rising) {
        if (parts.size() > 1) {
            return JetReader.super.chosen(rising);
        }
        Iterator<Jet> jets = reader.chosen(rising);
        return new LookAhead<>(() -> jets.hasNext() ? numbered(jets.next(), 0, 0) : null);
    }

    @Override
    public LeftOut leftOut() {
        LeftOut all = new LeftOut();
        all.add(finished);
        all.add(reader.leftOut());
        return all;
    }

    @Override
    public void close() {
        reader.close();
    }

    private JetReader opened(int part) {
        if (part != opened) {
            reader.close();
            Path path = parts.get(part).path();
            if (JetFormat.detect(path) != format) {
                throw SampleException.of(
                        path, "has another layout than " + file() + ", " + format, "give files of one layout");
            }
            reader = format.read(path, selection);
            opened = part;
        }
        return reader;
    }

    /** A jet of a part with the number of its event and its index in the sample. */
    private Jet numbered(Jet jet, int part, int before) {
        return new Jet(
                before + jet.index(),
                event(jet, part),
                jet.label(),
                jet.momenta(),
                jet.pids(),
                jet.flaw()
                        .map(flaw -> parts.size() == 1
                                ? flaw
                                : "jet " + jet.index() + " of "
                                        + parts.get(part).path().getFileName() + ": " + flaw));
    }

    private long event(Jet jet, int part) {
        String digest = parts.get(part).digest();
        boolean unknown = digest == null || digest.isEmpty();
        if (numbersEvents || unknown && parts.size() == 1) {
            return jet.event();
        }
        return unknown ? EventNumbers.together(part, jet.event()) : EventNumbers.of(digest, jet.event());
    }

    private final class Through {
        private int part;
        private Iterator<Jet> jets = opened(0).unchecked();
        private int before;
        private int index;

        /** The next jet, {@code null} after the last. */
        Jet next() {
            while (!jets.hasNext()) {
                if (part == parts.size() - 1) {
                    return null;
                }
                finished.add(reader.leftOut());
                jets = opened(++part).unchecked();
                before = index;
            }
            index++;
            return numbered(jets.next(), part, before);
        }
    }
}
