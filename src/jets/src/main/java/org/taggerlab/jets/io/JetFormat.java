package org.taggerlab.jets.io;

import java.nio.file.Path;
import org.taggerlab.jets.io.hdf5.Hdf5;
import org.taggerlab.jets.io.hdf5.JetNet;
import org.taggerlab.jets.io.hdf5.TopTaggingTable;
import org.taggerlab.jets.io.numpy.EnergyFlow;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.tagger.TaggerEvents;
import org.taggerlab.jets.io.tagger.TaggerJets;
import org.taggerlab.jets.io.text.HepMc3;
import org.taggerlab.jets.io.text.HiggsCsv;
import org.taggerlab.jets.io.text.LundNetJson;
import org.taggerlab.jets.io.trees.DelphesJets;
import org.taggerlab.jets.io.trees.JetClass;
import org.taggerlab.jets.io.trees.NanoAodJets;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/** The layouts of samples of jets, detected by what a file holds and never by its name. */
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

    /**
     * The layout of a file.
     *
     * @throws SampleException for a file that is missing or of none of these layouts
     */
    public static JetFormat detect(Path file) {
        FileHead head = FileHead.of(file);
        return switch (head.container()) {
            case HDF5 -> hdf5(file);
            case ROOT -> root(file);
            case ZIP -> ENERGYFLOW;
            case TEXT -> {
                String text = head.text().strip();
                if (text.startsWith("HepMC::")) {
                    yield HEPMC3;
                }
                if (text.startsWith("\"") || text.startsWith("[")) {
                    yield LUNDNET;
                }
                if (HiggsCsv.begins(head.text())) {
                    throw objects(file, "the UCI HIGGS layout");
                }
                throw unknown(file, head.toString());
            }
        };
    }

    /** The same as {@link #open(Path, Clustering)}, with {@link Clustering#FAT_JETS}. */
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
            case TAGGER_JETS -> TaggerJets.open(file);
            case LUNDNET -> LundNetJson.open(file);
            case TOP_TAGGING -> TopTaggingTable.open(file);
            case JETNET -> JetNet.open(file);
            case ENERGYFLOW -> EnergyFlow.open(file);
            case JETCLASS -> JetClass.open(file);
            case NANOAOD -> NanoAodJets.open(file, selection);
            case DELPHES -> DelphesJets.open(file, selection);
            case HEPMC3 -> HepMc3.open(file, selection);
        };
    }

    private static JetFormat hdf5(Path file) {
        try (Hdf5 hdf = Hdf5.open(file)) {
            String format = hdf.attributes().get("format");
            if (TaggerEvents.FORMAT.equals(format)) {
                throw objects(file, format);
            }
            if (format != null) {
                return TAGGER_JETS;
            }
            if (hdf.has(TopTaggingTable.TABLE)) {
                return TOP_TAGGING;
            }
            if (hdf.has(JetNet.PARTICLES)) {
                return JETNET;
            }
        }
        throw unknown(file, "it is HDF5 without an attribute format, a table/table or particle_features");
    }

    private static JetFormat root(Path file) {
        try (RootFile root = RootFile.open(file)) {
            if (root.trees().contains(NanoAodJets.TREE)) {
                return NANOAOD;
            }
            if (root.trees().contains(DelphesJets.TREE)) {
                return DELPHES;
            }
            for (String tree : root.trees()) {
                if (root.tree(tree).has(JetClass.MARK)) {
                    return JETCLASS;
                }
            }
            if (root.trees().isEmpty() || root.hasNTuple()) {
                throw root.missing("has no tree of jets");
            }
            throw unknown(file, "it is ROOT with the trees " + root.trees());
        }
    }

    private static SampleException objects(Path file, String layout) {
        return SampleException.of(
                file,
                "holds events (" + layout + "), and no jets with their constituents",
                "write `task: event-classification` in the descriptor, or name a sample of jets");
    }

    private static SampleException unknown(Path file, String found) {
        return SampleException.of(
                file,
                "is of no known layout: " + found,
                "expected tagger-jets/1, LundNet json.gz, the top-tagging reference set, JetNet, EnergyFlow npz, ROOT of"
                        + " JetClass, NanoAOD or Delphes, or HepMC3");
    }
}
