package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.Optional;
import org.taggerlab.jets.io.hdf5.Hdf5;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.tagger.TaggerEvents;
import org.taggerlab.jets.io.text.HiggsCsv;
import org.taggerlab.jets.io.trees.NanoAodEvents;
import org.taggerlab.jets.io.trees.NanoAodJets;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** The layouts of samples of events, detected by what a file holds and never by its name. */
public enum EventFormat {
    /** This project's own HDF5. */
    TAGGER_EVENTS,
    /** CMS NanoAOD, ROOT. */
    NANOAOD,
    /** The UCI HIGGS set, CSV. */
    HIGGS;

    /**
     * Opens a sample of whatever layout it has.
     *
     * @param selection which objects and events count; events that do not are left out, the others counted from 0 among
     *     themselves
     * @param label only events that the file calls so, 1 signal or 0 background; {@code null}: all
     * @throws SampleException for a file that is missing, broken, or of none of these layouts
     */
    public static EventReader open(Path file, ObjectSelection selection, Integer label) {
        EventFormat format = detect(file);
        if (label != null && format != HIGGS) {
            throw SampleException.of(
                    file,
                    "does not say which of its events are " + (label == 1 ? "signal" : "background"),
                    "leave out `select` in the catalogue, and give one file a process");
        }
        EventReader reader = switch (format) {
            case TAGGER_EVENTS -> TaggerEvents.open(file, selection);
            case NANOAOD -> NanoAodEvents.open(file, selection);
            case HIGGS -> HiggsCsv.open(file, selection, label);
        };
        return reader.selecting(selection);
    }

    /** Whether a file holds events whose objects are used as they are, and not jets, nor events to find jets in. */
    public static boolean holdsEvents(Path file) {
        return layout(file)
                .filter(format -> switch (format) {
                    case TAGGER_EVENTS -> isOfEvents(file);
                    case NANOAOD -> hasNoCandidates(file);
                    case HIGGS -> true;
                })
                .isPresent();
    }

    private static EventFormat detect(Path file) {
        return layout(file)
                .orElseThrow(() -> SampleException.of(
                        file,
                        "is of no known layout of events",
                        "expected " + TaggerEvents.FORMAT + ", NanoAOD, or CSV in the UCI HIGGS layout"));
    }

    private static Optional<EventFormat> layout(Path file) {
        FileHead head = FileHead.of(file);
        return switch (head.container()) {
            case HDF5 -> Optional.of(TAGGER_EVENTS);
            case ROOT -> Optional.of(NANOAOD);
            case ZIP -> Optional.empty();
            case TEXT -> HiggsCsv.begins(head.text()) ? Optional.of(HIGGS) : Optional.empty();
        };
    }

    private static boolean isOfEvents(Path file) {
        try (Hdf5 hdf = Hdf5.open(file)) {
            return TaggerEvents.FORMAT.equals(hdf.attributes().get("format"));
        }
    }

    private static boolean hasNoCandidates(Path file) {
        try (RootFile root = RootFile.open(file)) {
            return root.trees().contains(NanoAodJets.TREE) && !NanoAodJets.hasCandidates(root.tree(NanoAodJets.TREE));
        }
    }
}
