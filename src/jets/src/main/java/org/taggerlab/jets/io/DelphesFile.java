package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Delphes [arXiv:1307.6346] with particle-flow candidates, as the events behind JetClass-II are stored, ROOT:
 * {@code ParticleFlowCandidate.PT}, {@code .Eta}, {@code .Phi}, {@code .Mass} in GeV and {@code .PID}.
 *
 * <p>Candidates are clustered here with anti-kt. Not thread-safe.
 */
public final class DelphesFile implements JetReader {

    static final String TREE = "Delphes";

    private static final String PT = "ParticleFlowCandidate.PT";
    private static final Candidates CANDIDATES = new Candidates(
            List.of(
                    PT,
                    "ParticleFlowCandidate.Eta",
                    "ParticleFlowCandidate.Phi",
                    "ParticleFlowCandidate.Mass",
                    "ParticleFlowCandidate.PID"),
            "ParticleFlowCandidate_size");

    private final RootFile root;
    private final RootTree tree;
    private final Clustering selection;

    private DelphesFile(RootFile root, Clustering selection) {
        this.root = root;
        this.tree = root.tree(TREE);
        this.selection = selection;
        if (!tree.has(PT)) {
            throw SampleException.of(
                    root.path(),
                    "has no branch " + PT,
                    "jets need their constituents: let Delphes write ParticleFlowCandidate");
        }
    }

    /** @throws SampleException for a file that is missing, truncated, or without particle-flow candidates */
    public static DelphesFile open(Path file, Clustering selection) {
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
    public boolean numbersEvents() {
        return false;
    }

    @Override
    public Iterator<Jet> unchecked() {
        return new ClusteredJets(
                new RootEvents(tree.entries(), entry -> CANDIDATES.read(tree, entry, entry)), selection);
    }

    @Override
    public void close() {
        root.close();
    }
}
