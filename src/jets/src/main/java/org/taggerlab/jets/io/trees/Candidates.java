package org.taggerlab.jets.io.trees;

import java.util.List;
import java.util.Optional;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.cluster.EventParticles;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Particle-flow candidates in jagged branches of a tree.
 *
 * @param branches pt, pseudorapidity, azimuth and mass, in GeV, and PDG code
 * @param counter the branch that says how many there are; {@code null}: none does
 */
record Candidates(List<String> branches, String counter) {

    /** The branch of transverse momenta. */
    String pt() {
        return branches.get(0);
    }

    /** How jets are made of the candidates. */
    String clustering(Clustering selection) {
        return "anti-kt R=" + selection.radius() + ", E-scheme, particle-flow candidates";
    }

    /** The candidates of an entry, as an event of a given number; flawed where the branches contradict each other. */
    EventParticles read(RootTree tree, long entry, long number, LeftOut leftOut) {
        List<double[]> columns = branches.stream()
                .map(branch -> tree.branch(branch).values(entry))
                .toList();
        int count = columns.get(0).length;
        Optional<String> contradiction = contradiction(tree, entry, columns, count);
        if (contradiction.isPresent()) {
            return EventParticles.flawed(number, contradiction.get());
        }
        double[] momenta = new double[4 * count];
        int[] pids = new int[count];
        for (int i = 0; i < count; i++) {
            double pt = columns.get(0)[i];
            pids[i] = (int) columns.get(4)[i];
            if (pt == 0) {
                // whatever direction and mass it has: it stays without momentum and is left out
                continue;
            }
            double phi = columns.get(2)[i];
            double mass = columns.get(3)[i];
            double pz = pt * Math.sinh(columns.get(1)[i]);
            momenta[4 * i] = pt * Math.cos(phi);
            momenta[4 * i + 1] = pt * Math.sin(phi);
            momenta[4 * i + 2] = pz;
            // a negative pt would point backwards: its energy is negative too, so that it is left out
            momenta[4 * i + 3] = Math.copySign(Math.sqrt(pt * pt + pz * pz + mass * mass), pt);
        }
        return EventParticles.of(number, momenta, pids, leftOut);
    }

    private Optional<String> contradiction(RootTree tree, long entry, List<double[]> columns, int count) {
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i).length != count) {
                return Optional.of(branches.get(i) + " has " + columns.get(i).length + " values, " + branches.get(0)
                        + " has " + count);
            }
        }
        if (counter == null || !tree.has(counter)) {
            return Optional.empty();
        }
        double counted = tree.branch(counter).value(entry);
        return counted == count
                ? Optional.empty()
                : Optional.of(counter + " is " + counted + ", " + branches.get(0) + " has " + count + " values");
    }
}
