package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.detector.DetectorSimulation;
import org.taggerlab.jets.io.JetFile;
import org.taggerlab.jets.io.JetFiles;
import org.taggerlab.jets.io.JetReader;
import org.taggerlab.jets.io.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;

/**
 * A sample as its view shows it: jets of one label only, counted among themselves, or as a detector measures them, or
 * both. Not thread-safe.
 */
final class ViewedSample implements JetReader {
    private final JetFiles reader;
    private final Integer label;
    private final DetectorSimulation detector;

    private ViewedSample(JetFiles reader, Integer label, DetectorSimulation detector) {
        this.reader = reader;
        this.label = label;
        this.detector = detector;
    }

    /**
     * Opens a sample.
     *
     * @param view {@code null}: all jets as they are
     * @throws SampleException for a file that cannot be read
     * @throws IllegalArgumentException for a detector or a clustering that cannot be
     */
    static ViewedSample open(List<FilePart> files, View view) {
        DetectorSimulation detector =
                view == null || view.detector() == null ? null : new DetectorSimulation(view.detector());
        Clustering clustering = view == null ? null : view.clustering();
        List<JetFiles.Part> parts = files.stream()
                .map(file -> new JetFiles.Part(file.path(), file.events()))
                .toList();
        return new ViewedSample(JetFiles.open(parts, clustering), view == null ? null : view.label(), detector);
    }

    @Override
    public Path file() {
        return reader.file();
    }

    @Override
    public Map<String, String> attributes() {
        return reader.attributes();
    }

    @Override
    public boolean numbersEvents() {
        return reader.numbersEvents();
    }

    @Override
    public Iterator<Jet> unchecked() {
        return measured(selected(reader.unchecked()));
    }

    /** Repeated jets are looked for before they are measured, which makes them different. */
    @Override
    public Iterator<Jet> checked() {
        return measured(selected(reader.checked()));
    }

    private Iterator<Jet> measured(Iterator<Jet> jets) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return jets.hasNext();
            }

            @Override
            public Jet next() {
                return measured(jets.next());
            }
        };
    }

    /**
     * Chosen jets, from front to back; only they are measured.
     *
     * @param rising indices in the sample, rising
     * @throws SampleException for an index that the sample does not have, or a jet that cannot be used
     */
    void chosen(int[] rising, Consumer<Jet> into) {
        JetFile file = reader.single();
        if (label == null && file != null) {
            for (int jet : rising) {
                into.accept(JetReader.usable(file(), measured(file.jet(jet))));
            }
            return;
        }
        int next = 0;
        for (Iterator<Jet> jets = selected(reader.unchecked()); next < rising.length && jets.hasNext(); ) {
            Jet jet = jets.next();
            if (jet.index() == rising[next]) {
                into.accept(JetReader.usable(file(), measured(jet)));
                next++;
            }
        }
        if (next < rising.length) {
            throw SampleException.of(
                    file(), "has no jet " + rising[next], "inspect the sample again; it may have been replaced");
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private Jet measured(Jet jet) {
        return detector == null ? jet : detector.measure(jet);
    }

    private Iterator<Jet> selected(Iterator<Jet> jets) {
        return label == null ? jets : new Selected(jets);
    }

    /** Jets of the label, numbered from 0. */
    private final class Selected implements Iterator<Jet> {
        private final Iterator<Jet> all;
        private int found;
        private Jet ahead;

        Selected(Iterator<Jet> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            while (ahead == null && all.hasNext()) {
                Jet jet = all.next();
                if (jet.label() == label) {
                    ahead = new Jet(found++, jet.event(), jet.label(), jet.momenta(), jet.pids(), jet.flaw());
                }
            }
            if (ahead == null && found == 0) {
                throw SampleException.of(
                        file(),
                        "has no jet that it labels " + (label == 1 ? "signal" : "background"),
                        "leave out `select` in the catalogue if the file does not say which jets are signal");
            }
            return ahead != null;
        }

        @Override
        public Jet next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the sample has " + found + " jets");
            }
            Jet jet = ahead;
            ahead = null;
            return jet;
        }
    }
}
