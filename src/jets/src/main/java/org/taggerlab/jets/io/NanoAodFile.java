package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cluster.JetSelection;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;

/**
 * CMS NanoAOD with particle-flow candidates (PFNano), ROOT: the candidates of an event ({@code PFCands_pt},
 * {@code _eta}, {@code _phi}, {@code _mass} in GeV, {@code _pdgId}).
 *
 * <p>Candidates are clustered here with anti-kt, so that the jets do not depend on what a campaign stored; weights
 * against pile-up are not applied. Plain NanoAOD has jets without their constituents and is refused. Not thread-safe.
 */
public final class NanoAodFile implements JetReader {

    static final String TREE = "Events";

    private static final String PT = "PFCands_pt";
    private static final List<String> NEEDED =
            List.of(PT, "PFCands_eta", "PFCands_phi", "PFCands_mass", "PFCands_pdgId", "event");

    private final RootFile root;
    private final RootTree tree;
    private final JetSelection selection;

    private NanoAodFile(RootFile root, JetSelection selection) {
        this.root = root;
        this.tree = root.tree(TREE);
        this.selection = selection;
        List<String> missing =
                NEEDED.stream().filter(branch -> !tree.has(branch)).toList();
        if (!missing.isEmpty()) {
            throw SampleException.of(
                    root.path(),
                    "has no " + missing + " in its tree " + TREE,
                    "jets need their constituents: use a PFNano file, NanoAOD alone does not store them");
        }
        NEEDED.forEach(tree::branch);
    }

    /** @throws SampleException for a file that is missing, truncated, or without particle-flow candidates */
    public static NanoAodFile open(Path file, JetSelection selection) {
        RootFile root = RootFile.open(file);
        try {
            return new NanoAodFile(root, selection);
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
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("format", "nanoaod");
        attributes.put("kind", tree.has("genWeight") || tree.has("nGenPart") ? "simulated" : "collision");
        attributes.put("clustering", "anti-kt R=" + selection.radius() + ", E-scheme, particle-flow candidates");
        return attributes;
    }

    @Override
    public Iterator<Jet> unchecked() {
        return new ClusteredJets(file(), new RootEvents(tree.entries(), this::read), selection);
    }

    @Override
    public void close() {
        root.close();
    }

    private Event read(long entry) {
        List<double[]> columns = new ArrayList<>();
        for (String branch : NEEDED.subList(0, 5)) {
            columns.add(tree.branch(branch).values(entry));
        }
        int count = columns.get(0).length;
        if (columns.stream().anyMatch(column -> column.length != count)) {
            throw SampleException.of(
                    file(), "entry " + entry + " has branches PFCands_* of different lengths", "make the file again");
        }
        double[] momenta = new double[4 * count];
        int[] pids = new int[count];
        for (int i = 0; i < count; i++) {
            double pt = columns.get(0)[i];
            double eta = columns.get(1)[i];
            double phi = columns.get(2)[i];
            double mass = columns.get(3)[i];
            double pz = pt * Math.sinh(eta);
            momenta[4 * i] = pt * Math.cos(phi);
            momenta[4 * i + 1] = pt * Math.sin(phi);
            momenta[4 * i + 2] = pz;
            momenta[4 * i + 3] = Math.sqrt(pt * pt + pz * pz + mass * mass);
            pids[i] = (int) columns.get(4)[i];
        }
        return new Event((long) tree.branch("event").value(entry), momenta, pids);
    }
}
