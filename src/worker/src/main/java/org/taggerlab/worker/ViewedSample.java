package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.detector.DetectorSimulation;
import org.taggerlab.jets.io.JetFiles;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.LookAhead;
import org.taggerlab.jets.sample.SampleException;
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
    public LeftOut leftOut() {
        return reader.leftOut();
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

    /** Only the chosen jets are measured. */
    @Override
    public Iterator<Jet> chosen(int... rising) {
        return measured(label == null ? reader.chosen(rising) : chosen(selected(reader.unchecked()), rising));
    }

    private Iterator<Jet> measured(Iterator<Jet> jets) {
        return detector == null ? jets : new LookAhead<>(() -> jets.hasNext() ? detector.measure(jets.next()) : null);
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Jets of the label, numbered from 0. */
    private Iterator<Jet> selected(Iterator<Jet> all) {
        if (label == null) {
            return all;
        }
        int[] found = {0};
        return new LookAhead<>(() -> {
            while (all.hasNext()) {
                Jet jet = all.next();
                if (jet.label() == label) {
                    return new Jet(found[0]++, jet.event(), jet.label(), jet.momenta(), jet.pids(), jet.flaw());
                }
            }
            if (found[0] == 0) {
                throw SampleException.of(
                        file(),
                        "has no jet that it labels " + (label == 1 ? "signal" : "background"),
                        "leave out `select` in the catalogue if the file does not say which jets are signal");
            }
            return null;
        });
    }
}
