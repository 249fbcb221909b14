package org.taggerlab.jets.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.ParticleMasses;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.Detector.Calorimeter;

/**
 * What an experimental set-up measures: tracks for charged particles, cells of the electromagnetic calorimeter for photons, neutral
 * pions and electrons without a track, cells of the hadronic one for the rest; nothing for neutrinos.
 *
 * <p>What happens to a particle depends on the seed, its event and itself alone, so a jet is measured in the same way
 * in any place of any file. The axis and selection of jets are not redone: a measured jet may have less
 * momentum than its sample's cut, or no constituent at all, and is flawed then.
 *
 * @param detector the set-up
 */
public record DetectorSimulation(Detector detector) {

    private static final int EFFICIENCY = 1;
    private static final int TRACK = 2;
    private static final int ELECTROMAGNETIC = 3;
    private static final int HADRONIC = 4;

    private static final int PHOTON = 22;
    private static final int NEUTRAL_HADRON = 130;
    private static final int CHARGED_PION = 211;

    /**
     * What this set-up measures of a jet: constituents by falling transverse momentum, tracks with the mass of their
     * particle (hadrons as pions), deposits massless. A flawed jet stays as it is; one without PDG codes is flawed.
     */
    public Jet measure(Jet jet) {
        if (jet.flaw().isPresent()) {
            return jet;
        }
        if (jet.pids().length != jet.constituents()) {
            return jet.flawed("its constituents have no PDG codes, which a detector needs");
        }
        List<Measured> found = new ArrayList<>();
        Map<Cell, Double> electromagneticCells = new TreeMap<>();
        Map<Cell, Double> hadronicCells = new TreeMap<>();
        for (int i = 0; i < jet.constituents(); i++) {
            FourMomentum particle = FourMomentum.sum(jet.momenta(), i, 1);
            int pid = jet.pids()[i];
            if (Charge.charged(pid) && tracked(particle, jet.event())) {
                found.add(track(particle, pid, jet.event()));
            } else if (Charge.muon(pid) || Charge.invisible(pid)) {
                // a muon without a track is not seen
                continue;
            } else if (Charge.electromagnetic(pid)) {
                deposit(particle, i, detector.electromagnetic(), electromagneticCells);
            } else {
                deposit(particle, i, detector.hadronic(), hadronicCells);
            }
        }
        readOut(electromagneticCells, detector.electromagnetic(), PHOTON, ELECTROMAGNETIC, jet.event(), found);
        readOut(hadronicCells, detector.hadronic(), NEUTRAL_HADRON, HADRONIC, jet.event(), found);
        found.sort(null);
        double[] momenta = new double[4 * found.size()];
        int[] pids = new int[found.size()];
        for (int i = 0; i < pids.length; i++) {
            found.get(i).momentum().store(momenta, i);
            pids[i] = found.get(i).pid();
        }
        return Jet.of(jet.index(), jet.event(), jet.label(), momenta, pids);
    }

    private record Measured(FourMomentum momentum, int pid) implements Comparable<Measured> {
        @Override
        public int compareTo(Measured other) {
            return Double.compare(other.momentum.pt(), momentum.pt());
        }
    }

    private boolean tracked(FourMomentum particle, long event) {
        return particle.pt() >= detector.tracker().ptMin()
                && Math.abs(particle.eta()) <= detector.tracker().absEtaMax()
                && Chance.of(detector.seed(), event, EFFICIENCY, particle).uniform()
                        < detector.tracker().efficiency();
    }

    private Measured track(FourMomentum particle, int pid, long event) {
        double sigma = detector.tracker().resolution(particle.pt());
        double factor = sigma == 0
                ? 1
                : Math.max(
                        0.01,
                        1
                                + sigma
                                        * Chance.of(detector.seed(), event, TRACK, particle)
                                                .gaussian());
        int seen = Charge.lepton(pid) ? pid : CHARGED_PION * Charge.sign(pid);
        double mass = ParticleMasses.of(seen).orElse(0);
        double px = particle.px() * factor;
        double py = particle.py() * factor;
        double pz = particle.pz() * factor;
        return new Measured(new FourMomentum(px, py, pz, Math.sqrt(px * px + py * py + pz * pz + mass * mass)), seen);
    }

    private static void deposit(FourMomentum particle, int i, Calorimeter calorimeter, Map<Cell, Double> cells) {
        cells.merge(Cell.of(particle, i, calorimeter), particle.energy(), Double::sum);
    }

    private void readOut(
            Map<Cell, Double> cells, Calorimeter calorimeter, int pid, int purpose, long event, List<Measured> found) {
        cells.forEach((cell, deposited) -> {
            FourMomentum truth = cell.massless(deposited);
            double sigma = calorimeter.resolution(deposited);
            double energy = sigma == 0
                    ? deposited
                    : deposited
                            * (1
                                    + sigma
                                            * Chance.of(detector.seed(), event, purpose, truth)
                                                    .gaussian());
            if (energy > 0 && energy >= calorimeter.threshold()) {
                found.add(new Measured(cell.massless(energy), pid));
            }
        });
    }
}
