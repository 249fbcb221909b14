package org.taggerlab.jets.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.vocabulary.sample.ObjectSelection;

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
        return new SelectedEvents(
                switch (format) {
                    case TAGGER_EVENTS -> EventFile.open(file, selection);
                    case NANOAOD -> NanoAodEvents.open(file, selection);
                    case HIGGS -> HiggsCsv.open(file, selection, label);
                },
                selection);
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
                        "expected " + EventFile.FORMAT + ", NanoAOD, or CSV in the UCI HIGGS layout"));
    }

    private static Optional<EventFormat> layout(Path file) {
        byte[] head = Gzip.isPacked(file) ? unpackedHead(file) : Samples.head(file, HDF5.length);
        if (Arrays.equals(head, HDF5)) {
            return Optional.of(TAGGER_EVENTS);
        }
        if (Arrays.equals(head, 0, ROOT.length, ROOT, 0, ROOT.length)) {
            return Optional.of(NANOAOD);
        }
        return head[0] == '-' || Character.isDigit(head[0]) ? Optional.of(HIGGS) : Optional.empty();
    }

    private static byte[] unpackedHead(Path file) {
        try (InputStream in = Gzip.open(file)) {
            return Arrays.copyOf(in.readNBytes(1), HDF5.length);
        } catch (IOException e) {
            throw SampleException.of(
                    file, "is no readable gzip: " + e.getMessage(), "download or copy the file again", e);
        }
    }

    private static boolean isOfEvents(Path file) {
        try (Hdf5 hdf = Hdf5.open(file)) {
            return EventFile.FORMAT.equals(hdf.attributes().get("format"));
        }
    }

    private static boolean hasNoCandidates(Path file) {
        try (RootFile root = RootFile.open(file)) {
            return root.trees().contains(NanoAodFile.TREE)
                    && !root.tree(NanoAodFile.TREE).has("PFCands_pt");
        }
    }
}
