package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * CMS NanoAOD with particle-flow candidates (PFNano), ROOT: the candidates of an event ({@code PFCands_pt},
 * {@code _eta}, {@code _phi}, {@code _mass} in GeV, {@code _pdgId}).
 *
 * <p>Candidates are clustered here with anti-kt, so that the jets do not depend on what a campaign stored; weights
 * against pile-up are not applied. An event is known by run, luminosity block and number together. Plain NanoAOD has jets
 * without their constituents and is refused. Not thread-safe.
 */
public final class NanoAodFile implements JetReader {

    static final String TREE = "Events";

    private static final String RUN = "run";
    private static final String BLOCK = "luminosityBlock";
    private static final String EVENT = "event";
    private static final Candidates CANDIDATES = new Candidates(
            List.of("PFCands_pt", "PFCands_eta", "PFCands_phi", "PFCands_mass", "PFCands_pdgId"), "nPFCands");

    private final RootFile root;
    private final RootTree tree;
    private final Clustering selection;

    private NanoAodFile(RootFile root, Clustering selection) {
        this.root = root;
        this.tree = root.tree(TREE);
        this.selection = selection;
        List<String> needed = new ArrayList<>(CANDIDATES.branches());
        needed.add(EVENT);
        List<String> missing =
                needed.stream().filter(branch -> !tree.has(branch)).toList();
        if (!missing.isEmpty()) {
            throw SampleException.of(
                    root.path(),
                    "has no " + missing + " in its tree " + TREE,
                    "jets need their constituents: use a PFNano file, NanoAOD alone does not store them");
        }
        needed.forEach(tree::branch);
    }

    /** @throws SampleException for a file that is missing, truncated, or without particle-flow candidates */
    public static NanoAodFile open(Path file, Clustering selection) {
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
    public boolean numbersEvents() {
        return true;
    }

    @Override
    public Iterator<Jet> unchecked() {
        return new ClusteredJets(new RootEvents(tree.entries(), this::read), selection);
    }

    @Override
    public void close() {
        root.close();
    }

    private Event read(long entry) {
        return CANDIDATES.read(tree, entry, number(entry));
    }

    /** One number for an event: its own is unique within a run and luminosity block only. */
    private long number(long entry) {
        long event = tree.branch(EVENT).whole(entry);
        return tree.has(RUN) && tree.has(BLOCK)
                ? EventNumbers.together(
                        tree.branch(RUN).whole(entry), tree.branch(BLOCK).whole(entry), event)
                : event;
    }
}
