package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.taggerlab.harness.descriptor.DetectorSpec;
import org.taggerlab.harness.descriptor.View;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.detector.Calorimeter;
import org.taggerlab.jets.detector.Detector;
import org.taggerlab.jets.detector.Tracker;
import org.taggerlab.jets.io.JetFile;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.io.JetReader;
import org.taggerlab.jets.io.SampleException;

/**
 * A sample as its view shows it: jets of one label only, counted among themselves, or as a detector measures them, or
 * both. Not thread-safe.
 */
final class ViewedSample implements JetReader {
    private final JetReader reader;
    private final Integer label;
    private final Detector detector;

    private ViewedSample(JetReader reader, Integer label, Detector detector) {
        this.reader = reader;
        this.label = label;
        this.detector = detector;
    }

    /**
     * Opens a sample.
     *
     * @param view {@code null}: all jets as they are
     * @throws SampleException for a file that cannot be read
     * @throws IllegalArgumentException for a detector that cannot be
     */
    static ViewedSample open(Path file, View view) {
        Detector detector = view == null || view.detector() == null ? null : detector(view.detector());
        return new ViewedSample(JetFormat.open(file), view == null ? null : view.label(), detector);
    }

    static Detector detector(DetectorSpec spec) {
        var tracker = spec.tracker();
        return new Detector(
                spec.seed(),
                new Tracker(
                        tracker.efficiency(),
                        tracker.ptMin(),
                        tracker.absEtaMax(),
                        tracker.constant(),
                        tracker.perGev()),
                calorimeter(spec.electromagnetic()),
                calorimeter(spec.hadronic()));
    }

    private static Calorimeter calorimeter(DetectorSpec.Calorimeter spec) {
        return new Calorimeter(spec.cellEta(), spec.cellPhi(), spec.stochastic(), spec.constant(), spec.threshold());
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
    public Iterator<Jet> unchecked() {
        Iterator<Jet> selected = selected();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return selected.hasNext();
            }

            @Override
            public Jet next() {
                return measured(selected.next());
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
        if (label == null && reader instanceof JetFile file) {
            for (int jet : rising) {
                into.accept(JetReader.usable(file(), measured(file.jet(jet))));
            }
            return;
        }
        int next = 0;
        for (Iterator<Jet> jets = selected(); next < rising.length && jets.hasNext(); ) {
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
        if (detector == null || jet.flaw().isPresent()) {
            return jet;
        }
        return jet.pids().length == jet.constituents()
                ? detector.measure(jet)
                : jet.flawed("its constituents have no PDG codes, which a detector needs");
    }

    private Iterator<Jet> selected() {
        return label == null ? reader.unchecked() : new Selected(reader.unchecked());
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
