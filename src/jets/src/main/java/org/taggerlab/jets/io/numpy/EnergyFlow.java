package org.taggerlab.jets.io.numpy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.ParticleMasses;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

/**
 * EnergyFlow samples [Komiske, Metodiev, Thaler: arXiv:1810.05165], npz: {@code X} [jets, particles, (pt, rapidity,
 * phi, pid)] padded with zeros, pt in GeV, and {@code y} [jets], 1 signal or 0 background.
 *
 * <p>Masses come from the PDG code, 0 where a file has none. Every jet counts as an event of its own.
 */
public final class EnergyFlow implements Iterable<Jet> {

    private final Npz npz;
    private final LeftOut leftOut = new LeftOut();
    private final int jets;
    private final int particles;
    private final int columns;
    private final boolean labelled;

    private EnergyFlow(Npz npz) {
        this.npz = npz;
        int[] shape = npz.shape("X");
        boolean known = shape.length == 3
                && shape[1] > 0
                && shape[1] <= Jet.MOST_CONSTITUENTS
                && (shape[2] == 3 || shape[2] == 4);
        if (!known) {
            throw SampleException.of(
                    npz.path(),
                    "X has shape " + Arrays.toString(shape)
                            + ", expected [jets, particles, 4] (pt, rapidity, phi, pid)",
                    "make the file again with numpy.savez(X=..., y=...)");
        }
        this.jets = shape[0];
        this.particles = shape[1];
        this.columns = shape[2];
        this.labelled = npz.has("y");
        if (labelled && !Arrays.equals(npz.shape("y"), new int[] {jets})) {
            throw SampleException.of(
                    npz.path(),
                    "y has shape " + Arrays.toString(npz.shape("y")) + ", expected [" + jets
                            + "], a label for each jet of X",
                    "make the file again");
        }
    }

    /** @throws SampleException for a file that is missing, truncated or of another layout */
    public static JetReader open(Path file) {
        Npz npz = Npz.open(file);
        try {
            EnergyFlow jets = new EnergyFlow(npz);
            return new JetFile(file, Map.of("format", "energyflow"), false, jets.leftOut, jets, npz::close);
        } catch (RuntimeException e) {
            npz.close();
            throw e;
        }
    }

    @Override
    public Iterator<Jet> iterator() {
        NpyStream array = npz.stream("X");
        if (array.columnMajor()) {
            array.close();
            throw SampleException.of(
                    npz.path(), "X is in Fortran order", "save it again with numpy.ascontiguousarray(X)");
        }
        NpyStream labels = labelled ? npz.stream("y") : null;
        return new Indexed<>(jets, index -> {
                    Jet jet = jet((int) index, array.read(particles * columns));
                    if (labelled) {
                        jet = labelled(jet, labels.read(1)[0]);
                    }
                    if (index == jets - 1) {
                        array.close();
                        if (labelled) {
                            labels.close();
                        }
                    }
                    return jet;
                })
                .iterator();
    }

    private static Jet labelled(Jet jet, double label) {
        boolean known = label == 0 || label == 1;
        Jet labelled = new Jet(
                jet.index(), jet.event(), known ? (int) label : Jet.UNLABELLED, jet.momenta(), jet.pids(), jet.flaw());
        return known || jet.flaw().isPresent()
                ? labelled
                : labelled.flawed("its label y is " + label + ", expected 0 or 1");
    }

    private boolean isPadding(double[] row, int at) {
        for (int i = at; i < at + columns; i++) {
            if (row[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private Jet jet(int index, double[] row) {
        double[] momenta = new double[4 * particles];
        int[] pids = new int[particles];
        int count = 0;
        String flaw = null;
        for (int at = 0; at < row.length; at += columns) {
            if (isPadding(row, at)) {
                continue;
            }
            double pt = row[at];
            int pid = columns == 4 ? (int) row[at + 3] : 0;
            if (pt < 0 || pid != 0 && ParticleMasses.of(pid).isEmpty()) {
                flaw = pt < 0
                        ? "constituent " + count + " has pt = " + pt + " GeV, expected pt > 0"
                        : "constituent " + count + " has PDG code " + pid + ", of which no mass is known here";
            }
            pids[count] = pid;
            if (pt != 0) {
                // without pt it has no momentum, whatever its rapidity: it is left out
                double mass = ParticleMasses.of(pid).orElse(0);
                double mt = Math.sqrt(pt * pt + mass * mass);
                momenta[4 * count] = pt * Math.cos(row[at + 2]);
                momenta[4 * count + 1] = pt * Math.sin(row[at + 2]);
                momenta[4 * count + 2] = mt * Math.sinh(row[at + 1]);
                momenta[4 * count + 3] = mt * Math.cosh(row[at + 1]);
            }
            count++;
        }
        Jet jet = leftOut.jet(
                index,
                index,
                Jet.UNLABELLED,
                Arrays.copyOf(momenta, 4 * count),
                columns == 4 ? Arrays.copyOf(pids, count) : new int[0]);
        return flaw != null && jet.flaw().isEmpty() ? jet.flawed(flaw) : jet;
    }
}
