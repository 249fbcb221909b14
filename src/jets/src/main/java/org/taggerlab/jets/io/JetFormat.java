package org.taggerlab.jets.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.vocabulary.sample.Clustering;

/** The layouts that samples come in, told by what a file holds and never by its name. */
public enum JetFormat {
    /** This project's own HDF5. */
    TAGGER_JETS,
    /** The published LundNet samples, {@code json.gz}. */
    LUNDNET,
    /** The top-tagging reference set, PyTables. */
    TOP_TAGGING,
    /** JetNet, HDF5. */
    JETNET,
    /** EnergyFlow, npz. */
    ENERGYFLOW,
    /** JetClass, ROOT. */
    JETCLASS,
    /** CMS NanoAOD with particle-flow candidates, ROOT. */
    NANOAOD,
    /** Delphes with particle-flow candidates, ROOT. */
    DELPHES,
    /** Events of a generator, HepMC3 ASCII. */
    HEPMC3;

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ROOT = {'r', 'o', 'o', 't'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /**
     * The layout of a file.
     *
     * @throws SampleException for a file that is missing or of none of these layouts
     */
    public static JetFormat detect(Path file) {
        byte[] head = Samples.head(file, 16);
        if (begins(head, HDF5)) {
            return hdf5(file);
        }
        if (begins(head, GZIP)) {
            return gzip(file);
        }
        if (begins(head, ZIP)) {
            return ENERGYFLOW;
        }
        if (begins(head, ROOT)) {
            return root(file);
        }
        if (text(head).strip().startsWith("HepMC::")) {
            return HEPMC3;
        }
        throw unknown(file, "it begins with " + printable(head));
    }

    /** The same, with {@link Clustering#FAT_JETS} where events have to be clustered first. */
    public static JetReader open(Path file) {
        return open(file, Clustering.FAT_JETS);
    }

    /**
     * Opens a sample of whatever layout it has.
     *
     * @param selection of the jets of files that hold events
     * @throws SampleException for a file that is missing, broken, or of none of these layouts
     */
    public static JetReader open(Path file, Clustering selection) {
        return detect(file).read(file, selection);
    }

    /** Whether files of this layout hold events that have to be clustered first, and not jets. */
    boolean holdsEvents() {
        return this == NANOAOD || this == DELPHES || this == HEPMC3;
    }

    /** Opens a file that has this layout. */
    JetReader read(Path file, Clustering selection) {
        return switch (this) {
            case TAGGER_JETS -> JetFile.open(file);
            case LUNDNET -> LundNetFile.open(file);
            case TOP_TAGGING -> TopTaggingFile.open(file);
            case JETNET -> JetNetFile.open(file);
            case ENERGYFLOW -> EnergyFlowFile.open(file);
            case JETCLASS -> JetClassFile.open(file);
            case NANOAOD -> NanoAodFile.open(file, selection);
            case DELPHES -> DelphesFile.open(file, selection);
            case HEPMC3 -> HepMc3File.open(file, selection);
        };
    }

    private static JetFormat hdf5(Path file) {
        try (Hdf5 hdf = Hdf5.open(file)) {
            if (hdf.attributes().containsKey("format")) {
                return TAGGER_JETS;
            }
            if (hdf.has(TopTaggingFile.TABLE)) {
                return TOP_TAGGING;
            }
            if (hdf.has(JetNetFile.PARTICLES)) {
                return JETNET;
            }
        }
        throw unknown(file, "it is HDF5 without an attribute format, a table/table or particle_features");
    }

    private static JetFormat gzip(Path file) {
        try (InputStream in = Gzip.open(file)) {
            String start = new String(in.readNBytes(64), StandardCharsets.UTF_8).strip();
            if (start.startsWith("\"") || start.startsWith("[")) {
                return LUNDNET;
            }
            if (start.startsWith("HepMC::")) {
                return HEPMC3;
            }
            throw unknown(file, "it unpacks to \"" + start.lines().findFirst().orElse("") + "\"");
        } catch (IOException e) {
            throw SampleException.of(
                    file, "is no readable gzip: " + e.getMessage(), "download or copy the file again", e);
        }
    }

    private static JetFormat root(Path file) {
        try (RootFile root = RootFile.open(file)) {
            if (root.trees().contains(NanoAodFile.TREE)) {
                return NANOAOD;
            }
            if (root.trees().contains(DelphesFile.TREE)) {
                return DELPHES;
            }
            for (String tree : root.trees()) {
                if (root.tree(tree).has(JetClassFile.MARK)) {
                    return JETCLASS;
                }
            }
            throw unknown(file, "it is ROOT with the trees " + root.trees());
        }
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] head, byte[] magic) {
        return Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static String printable(byte[] head) {
        return "\"" + text(head).replaceAll("[^ -~]", ".") + "\"";
    }

    private static SampleException unknown(Path file, String found) {
        return SampleException.of(
                file,
                "is of no known layout: " + found,
                "expected tagger-jets/1, LundNet json.gz, the top-tagging reference set, JetNet, EnergyFlow npz, ROOT of"
                        + " JetClass, NanoAOD or Delphes, or HepMC3");
    }
}
