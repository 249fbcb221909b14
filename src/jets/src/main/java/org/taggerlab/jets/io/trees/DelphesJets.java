package org.taggerlab.jets.io.trees;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.cluster.ClusteredJets;
import org.taggerlab.jets.cluster.EventParticles;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Delphes [arXiv:1307.6346] with particle-flow candidates, as the events of JetClass-II are stored, ROOT:
 * {@code ParticleFlowCandidate.PT}, {@code .Eta}, {@code .Phi}, {@code .Mass} in GeV and {@code .PID}. Candidates are
 * clustered here with anti-kt.
 */
public final class DelphesJets {

    /** The tree that identifies this layout. */
    public static final String TREE = "Delphes";

    private static final String COLLECTION = "ParticleFlowCandidate";
    private static final Candidates CANDIDATES = new Candidates(
            List.of(".PT", ".Eta", ".Phi", ".Mass", ".PID").stream()
                    .map(COLLECTION::concat)
                    .toList(),
            COLLECTION + "_size");

    private DelphesJets() {}

    /** @throws SampleException for a file that is missing, truncated, or without particle-flow candidates */
    public static JetReader open(Path file, Clustering selection) {
        return RootFile.open(file, root -> {
            RootTree tree = root.tree(TREE);
            if (!tree.has(CANDIDATES.pt())) {
                throw SampleException.of(
                        file,
                        "has no branch " + CANDIDATES.pt(),
                        "jets need their constituents: let Delphes write ParticleFlowCandidate");
            }
            LeftOut leftOut = new LeftOut();
            Map<String, String> attributes =
                    Map.of("format", "delphes", "kind", "simulated", "clustering", CANDIDATES.clustering(selection));
            Indexed<EventParticles> events =
                    new Indexed<>(tree.entries(), entry -> CANDIDATES.read(tree, entry, entry, leftOut));
            return new JetFile(file, attributes, false, leftOut, new ClusteredJets(events, selection), root::close);
        });
    }
}
