package org.taggerlab.jets.io.trees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.cluster.ClusteredJets;
import org.taggerlab.jets.cluster.EventParticles;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.jets.sample.EventNumbers;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * CMS NanoAOD with particle-flow candidates, ROOT: the candidates of an event ({@code PFCands_pt}, {@code _eta},
 * {@code _phi}, {@code _mass} in GeV, {@code _pdgId} in PFNano, {@code PFCand_*} in NanoAOD from version 15 on).
 *
 * <p>Candidates are clustered here with anti-kt, so that the jets do not depend on what a campaign stored; weights
 * against pile-up are not applied. An event is known by run, luminosity block and number together. NanoAOD
 * that has jets without their constituents is refused.
 */
public final class NanoAodJets {

    /** The tree of NanoAOD. */
    public static final String TREE = "Events";

    private static final String RUN = "run";
    private static final String BLOCK = "luminosityBlock";
    private static final String EVENT = "event";
    /** The names that PFNano gave, and those of NanoAOD since its version 15. */
    private static final List<Candidates> COLLECTIONS = List.of(collection("PFCands"), collection("PFCand"));

    private NanoAodJets() {}

    private static Candidates collection(String name) {
        return new Candidates(
                Stream.of("_pt", "_eta", "_phi", "_mass", "_pdgId")
                        .map(name::concat)
                        .toList(),
                "n" + name);
    }

    /** Whether a tree of NanoAOD has the particle-flow candidates that jets are made of. */
    public static boolean hasCandidates(RootTree tree) {
        return COLLECTIONS.stream().anyMatch(candidates -> tree.has(candidates.pt()));
    }

    /** @throws SampleException for a file that is missing, truncated, or without particle-flow candidates */
    public static JetReader open(Path file, Clustering selection) {
        return RootFile.open(file, root -> {
            RootTree tree = root.tree(TREE);
            Candidates candidates = COLLECTIONS.stream()
                    .filter(one -> tree.has(one.pt()))
                    .findFirst()
                    .orElse(COLLECTIONS.get(0));
            List<String> needed = new ArrayList<>(candidates.branches());
            needed.add(EVENT);
            List<String> missing =
                    needed.stream().filter(branch -> !tree.has(branch)).toList();
            if (!missing.isEmpty()) {
                throw SampleException.of(
                        file,
                        "has no " + missing + " in its tree " + TREE,
                        "jets need their constituents: use a PFNano file, or NanoAOD from version 15 on that stores"
                                + " PFCand_*");
            }
            needed.forEach(tree::branch);
            Map<String, String> attributes = attributes(tree);
            attributes.put("clustering", candidates.clustering(selection));
            LeftOut leftOut = new LeftOut();
            Indexed<EventParticles> events =
                    new Indexed<>(tree.entries(), entry -> candidates.read(tree, entry, number(tree, entry), leftOut));
            return new JetFile(file, attributes, true, leftOut, new ClusteredJets(events, selection), root::close);
        });
    }

    /** What any file of NanoAOD says of itself. */
    static Map<String, String> attributes(RootTree tree) {
        boolean isSimulated = tree.has("genWeight") || tree.has("nGenPart");
        return new TreeMap<>(Map.of("format", "nanoaod", "kind", isSimulated ? "simulated" : "collision"));
    }

    /** One number for an event: its own is unique within a run and luminosity block only. */
    private static long number(RootTree tree, long entry) {
        long event = tree.branch(EVENT).whole(entry);
        return tree.has(RUN) && tree.has(BLOCK)
                ? EventNumbers.together(
                        tree.branch(RUN).whole(entry), tree.branch(BLOCK).whole(entry), event)
                : event;
    }
}
