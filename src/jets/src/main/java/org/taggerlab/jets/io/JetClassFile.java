package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.root.RootBranch;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;

/**
 * JetClass [Qu, Li, Qian: arXiv:2202.03772, Zenodo 6619768], ROOT: a tree with one jet an entry and its constituents in
 * the vectors {@code part_px}, {@code part_py}, {@code part_pz}, {@code part_energy}, in GeV.
 *
 * <p>A jet is background where {@code label_QCD} is set, signal elsewhere, unlabelled in files without it. Every jet
 * counts as an event of its own. Not thread-safe.
 */
public final class JetClassFile implements JetReader {

    /** The branch that tells this layout. */
    static final String MARK = "part_px";

    private static final String[] MOMENTUM = {MARK, "part_py", "part_pz", "part_energy"};

    /** Flags of particle-flow candidates and the code of the particle that each takes them for. */
    private static final Map<String, Integer> KINDS = Map.of(
            "part_isChargedHadron", 211,
            "part_isNeutralHadron", 130,
            "part_isPhoton", 22,
            "part_isElectron", -11,
            "part_isMuon", -13);

    private final RootFile root;
    private final RootTree tree;

    private JetClassFile(RootFile root) {
        this.root = root;
        this.tree = root.trees().stream()
                .map(root::tree)
                .filter(one -> one.has(MARK))
                .findFirst()
                .orElseThrow(() -> SampleException.of(
                        root.path(), "has no tree with a branch " + MARK, "its trees are " + root.trees()));
        for (String branch : MOMENTUM) {
            tree.branch(branch);
        }
    }

    /** @throws SampleException for a file that is missing, truncated or of another layout */
    public static JetClassFile open(Path file) {
        RootFile root = RootFile.open(file);
        try {
            return new JetClassFile(root);
        } catch (RuntimeException e) {
            root.close();
            throw e;
        }
    }

    @Override
    public Path file() {
        return root.path();
    }

    @Override
    public Map<String, String> attributes() {
        return Map.of("format", "jetclass");
    }

    @Override
    public Iterator<Jet> unchecked() {
        return new IndexedJets(Math.toIntExact(tree.entries()), this::read);
    }

    @Override
    public void close() {
        root.close();
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
        int label = tree.has("label_QCD") ? tree.branch("label_QCD").value(index) == 0 ? 1 : 0 : Jet.UNLABELLED;
        return Jet.of(index, index, label, momenta, pids(index, first.length));
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
