package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cluster.JetSelection;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;

/**
 * Delphes [arXiv:1307.6346] with particle-flow candidates, as the events behind JetClass-II are stored, ROOT:
 * {@code ParticleFlowCandidate.PT}, {@code .Eta}, {@code .Phi}, {@code .Mass} in GeV and {@code .PID}.
 *
 * <p>Candidates are clustered here with anti-kt. Not thread-safe.
 */
public final class DelphesFile implements JetReader {

    static final String TREE = "Delphes";

    private static final String CANDIDATE = "ParticleFlowCandidate.";

    private final RootFile root;
    private final RootTree tree;
    private final JetSelection selection;

    private DelphesFile(RootFile root, JetSelection selection) {
        this.root = root;
        this.tree = root.tree(TREE);
        this.selection = selection;
        if (!tree.has(CANDIDATE + "PT")) {
            throw SampleException.of(
                    root.path(),
                    "has no branch " + CANDIDATE + "PT",
                    "jets need their constituents: let Delphes write ParticleFlowCandidate");
        }
    }

    /** @throws SampleException for a file that is missing, truncated, or without particle-flow candidates */
    public static DelphesFile open(Path file, JetSelection selection) {
        RootFile root = RootFile.open(file);
        try {
            return new DelphesFile(root, selection);
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
        return Map.of(
                "format", "delphes",
                "kind", "simulated",
                "clustering", "anti-kt R=" + selection.radius() + ", E-scheme, particle-flow candidates");
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
        double[] pt = column("PT", entry, -1);
        double[] eta = column("Eta", entry, pt.length);
        double[] phi = column("Phi", entry, pt.length);
        double[] mass = column("Mass", entry, pt.length);
        double[] pid = column("PID", entry, pt.length);
        double[] momenta = new double[4 * pt.length];
        int[] pids = new int[pt.length];
        for (int i = 0; i < pt.length; i++) {
            double pz = pt[i] * Math.sinh(eta[i]);
            momenta[4 * i] = pt[i] * Math.cos(phi[i]);
            momenta[4 * i + 1] = pt[i] * Math.sin(phi[i]);
            momenta[4 * i + 2] = pz;
            momenta[4 * i + 3] = Math.sqrt(pt[i] * pt[i] + pz * pz + mass[i] * mass[i]);
            pids[i] = (int) pid[i];
        }
        return new Event(entry, momenta, pids);
    }

    private double[] column(String name, long entry, int length) {
        double[] values = tree.branch(CANDIDATE + name).values(entry);
        if (length >= 0 && values.length != length) {
            throw SampleException.of(
                    file(),
                    CANDIDATE + name + " has " + values.length + " values at entry " + entry + ", expected " + length,
                    "make the file again");
        }
        return values;
    }
}
