package org.taggerlab.jets.io;

import java.nio.file.Path;
import org.taggerlab.jets.event.ObjectSelection;
import org.taggerlab.jets.io.root.RootFile;

/** The layouts that samples of events come in, told by what a file holds and never by its name. */
public enum EventFormat {
    /** This project's own HDF5. */
    TAGGER_EVENTS,
    /** CMS NanoAOD, ROOT. */
    NANOAOD,
    /** The UCI HIGGS set, CSV. */
    HIGGS;

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final byte[] ROOT = {'r', 'o', 'o', 't'};

    /**
     * Opens a sample of whatever layout it has.
     *
     * @param selection names the b-tag and its cut where a sample holds the tag's value
     * @throws SampleException for a file that is missing, broken, or of none of these layouts
     */
    public static EventReader open(Path file, ObjectSelection selection) {
        return switch (detect(file)) {
            case TAGGER_EVENTS -> EventFile.open(file);
            case NANOAOD -> NanoAodEvents.open(file, selection);
            case HIGGS -> HiggsCsv.open(file, selection.btagMin());
        };
    }

    /** Whether a file holds events whose objects are used as they are, and not jets, nor events to find jets in. */
    public static boolean holdsEvents(Path file) {
        byte[] head = Samples.head(file, HDF5.length);
        if (java.util.Arrays.equals(head, HDF5)) {
            try (Hdf5 hdf = Hdf5.open(file)) {
                return EventFile.FORMAT.equals(hdf.attributes().get("format"));
            }
        }
        if (java.util.Arrays.equals(head, 0, ROOT.length, ROOT, 0, ROOT.length)) {
            try (RootFile root = RootFile.open(file)) {
                return root.trees().contains(NanoAodFile.TREE)
                        && !root.tree(NanoAodFile.TREE).has("PFCands_pt");
            }
        }
        return head[0] == '-' || Character.isDigit(head[0]);
    }

    private static EventFormat detect(Path file) {
        byte[] head = Samples.head(file, HDF5.length);
        if (java.util.Arrays.equals(head, HDF5)) {
            return TAGGER_EVENTS;
        }
        if (java.util.Arrays.equals(head, 0, ROOT.length, ROOT, 0, ROOT.length)) {
            return NANOAOD;
        }
        boolean isText = head[0] == 0x1f || head[0] == '-' || Character.isDigit(head[0]);
        if (!isText) {
            throw SampleException.of(
                    file,
                    "is of no known layout of events",
                    "expected " + EventFile.FORMAT + ", NanoAOD, or CSV in the UCI HIGGS layout");
        }
        return HIGGS;
    }
}
