package org.taggerlab.jets.io.trees;

import java.nio.file.Path;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.io.root.RootBranch;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/**
 * JetClass [Qu, Li, Qian: arXiv:2202.03772, Zenodo 6619768], ROOT: a tree with one jet per entry and its constituents in
 * the vectors {@code part_px}, {@code part_py}, {@code part_pz}, {@code part_energy}, in GeV.
 *
 * <p>A jet is background where {@code label_QCD} is 1, signal where it is 0, unlabelled in files without it. The number of
 * constituents is compared with {@code jet_nparticles}, their sum with {@code jet_pt} and {@code jet_energy} where there are
 * such. Every jet counts as an event of its own.
 */
public final class JetClass {

    /** The branch that identifies this layout. */
    public static final String MARK = "part_px";

    private static final String LABEL = "label_QCD";
    private static final String COUNT = "jet_nparticles";
    /** Of pt and energy; rounding is far below, and what pile-up or another detector's jet adds far above. */
    private static final double TOLERANCE = 0.05;

    private static final String[] MOMENTUM = {MARK, "part_py", "part_pz", "part_energy"};

    /** Flags of particle-flow candidates and the PDG code that each stands for. */
    private static final Map<String, Integer> KINDS = Map.of(
            "part_isChargedHadron", 211,
            "part_isNeutralHadron", 130,
            "part_isPhoton", 22,
            "part_isElectron", -11,
            "part_isMuon", -13);

    private final RootTree tree;
    private final LeftOut leftOut = new LeftOut();

    private JetClass(RootFile root) {
        this.tree = root.trees().stream()
                .map(root::tree)
                .filter(one -> one.has(MARK))
                .findFirst()
                .orElseThrow(() -> SampleException.of(
                        root.path(), "has no tree with a branch " + MARK, "its trees are " + root.trees()));
        for (String branch : MOMENTUM) {
            tree.branch(branch);
        }
        if (tree.entries() > Integer.MAX_VALUE) {
            throw SampleException.of(
                    root.path(), "has " + tree.entries() + " jets", "give several files of fewer jets as one sample");
        }
    }

    /** @throws SampleException for a file that is missing, truncated or of another layout */
    public static JetReader open(Path file) {
        return RootFile.open(file, root -> {
            JetClass layout = new JetClass(root);
            Indexed<Jet> jets = new Indexed<>(layout.tree.entries(), index -> layout.read((int) index));
            return new JetFile(file, Map.of("format", "jetclass"), false, layout.leftOut, jets, root::close);
        });
    }

    private Jet read(int index) {
        double[] first = tree.branch(MARK).values(index);
        double[] momenta = new double[4 * first.length];
        for (int k = 0; k < 4; k++) {
            double[] values = k == 0 ? first : tree.branch(MOMENTUM[k]).values(index);
            if (values.length != first.length) {
                return Jet.of(index, index, Jet.UNLABELLED, momenta, new int[0])
                        .flawed(MOMENTUM[k] + " has " + values.length + " values, " + MARK + " has " + first.length);
            }
            for (int i = 0; i < values.length; i++) {
                momenta[4 * i + k] = values[i];
            }
        }
        double qcd = value(LABEL, index);
        int label = qcd == 0 ? 1 : qcd == 1 ? 0 : Jet.UNLABELLED;
        Jet jet = leftOut.jet(index, index, label, momenta, pids(index, first.length));
        if (jet.flaw().isPresent()) {
            return jet;
        }
        if (tree.has(LABEL) && label == Jet.UNLABELLED) {
            return jet.flawed(LABEL + " is " + qcd + ", expected 0 or 1");
        }
        double counted = value(COUNT, index);
        if (tree.has(COUNT) && counted != first.length) {
            return jet.flawed(COUNT + " is " + counted + ", " + MARK + " has " + first.length + " values");
        }
        return summed(jet, index);
    }

    private Jet summed(Jet jet, int index) {
        double pt = value("jet_pt", index);
        double energy = value("jet_energy", index);
        double sum = jet.momentum().pt();
        if (Math.abs(sum - pt) > TOLERANCE * pt) {
            return jet.flawed("its constituents sum to pt " + sum + " GeV, jet_pt is " + pt + " GeV");
        }
        if (Math.abs(jet.momentum().energy() - energy) > TOLERANCE * energy) {
            return jet.flawed("its constituents sum to E = " + jet.momentum().energy() + " GeV, jet_energy is " + energy
                    + " GeV");
        }
        return jet;
    }

    /** The value of a flat branch, NaN where there is none. */
    private double value(String branch, int index) {
        return tree.has(branch) ? tree.branch(branch).value(index) : Double.NaN;
    }

    private int[] pids(int index, int count) {
        if (!tree.has("part_charge") || !tree.branches().containsAll(KINDS.keySet())) {
            return new int[0];
        }
        int[] pids = new int[count];
        double[] charge = tree.branch("part_charge").values(index);
        KINDS.forEach((branch, pid) -> {
            RootBranch flags = tree.branch(branch);
            double[] set = flags.values(index);
            for (int i = 0; i < Math.min(count, Math.min(set.length, charge.length)); i++) {
                if (set[i] != 0) {
                    pids[i] = charge[i] < 0 ? -pid : pid;
                }
            }
        });
        return pids;
    }
}
