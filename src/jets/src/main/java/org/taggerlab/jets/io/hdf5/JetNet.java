package org.taggerlab.jets.io.hdf5;

import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.jets.sample.SumCheck;

/**
 * JetNet [Kansal et al.: arXiv:2106.11535], HDF5: {@code particle_features} [jets, particles, (eta_rel, phi_rel,
 * pt_rel, mask)] and {@code jet_features} [jets, (pt, eta, mass, particles)], pt and mass in GeV.
 *
 * <p>Particles are massless; the jet's azimuth is not in the file and is taken as 0. A jet that fills
 * its row, of 30 or 150 particles, may have lost the softest; any other is checked to sum to the jet's pt and mass. Every jet counts as
 * an event of its own.
 */
public final class JetNet {

    /** The dataset that identifies this layout. */
    public static final String PARTICLES = "particle_features";

    /** Particles have lost their masses, which the jet's mass still has. */
    private static final SumCheck SUMS = new SumCheck(0.01, 0.1, 0.01);

    private static final int MAX_PARTICLES = 10_000;
    private static final int BLOCK_VALUES = 200_000;

    private final Hdf5 hdf;
    private final LeftOut leftOut = new LeftOut();
    private final Dataset particleFeatures;
    private final Dataset jetFeatures;
    private final int jets;
    private final int particles;
    private int start;
    private double[] block = {};
    private double[] jetBlock = {};

    private JetNet(Hdf5 hdf) {
        this.hdf = hdf;
        this.particleFeatures = hdf.dataset(PARTICLES);
        this.jetFeatures = hdf.dataset("jet_features");
        long[] shape = particleFeatures.getDimensionsAsLong();
        long[] jetShape = jetFeatures.getDimensionsAsLong();
        if (shape.length != 3
                || shape[2] != 4
                || shape[1] < 1
                || shape[1] > MAX_PARTICLES
                || jetShape.length != 2
                || jetShape[0] != shape[0]
                || jetShape[1] != 4) {
            throw SampleException.of(
                    hdf.path(),
                    "particle_features has shape " + Arrays.toString(shape) + ", jet_features "
                            + Arrays.toString(jetShape) + ", expected [jets, particles, 4] and [jets, 4]",
                    "save the features eta, phi, pt and mask of particles, and pt, eta, mass and number of particles of"
                            + " jets");
        }
        this.jets = Math.toIntExact(shape[0]);
        this.particles = (int) shape[1];
    }

    /** @throws SampleException for a file that is missing, truncated or of another layout */
    public static JetReader open(Path file) {
        return Hdf5.open(file, hdf -> {
            JetNet layout = new JetNet(hdf);
            Indexed<Jet> jets = new Indexed<>(layout.jets, index -> layout.read((int) index));
            return new JetFile(file, Map.of("format", "jetnet"), false, layout.leftOut, jets, hdf::close);
        });
    }

    private Jet read(int index) {
        if (index < start || index >= start + jetBlock.length / 4) {
            load(index);
        }
        int jetAt = 4 * (index - start);
        double jetPt = jetBlock[jetAt];
        double jetEta = jetBlock[jetAt + 1];
        double declared = jetBlock[jetAt + 3];
        double[] momenta = new double[4 * particles];
        int count = 0;
        for (int i = 0; i < particles; i++) {
            int at = 4 * ((index - start) * particles + i);
            if (block[at + 3] != 0) {
                double pt = block[at + 2] * jetPt;
                double eta = block[at] + jetEta;
                if (pt != 0) {
                    // without pt it has no momentum, whatever its direction: it is left out
                    momenta[4 * count] = pt * Math.cos(block[at + 1]);
                    momenta[4 * count + 1] = pt * Math.sin(block[at + 1]);
                    momenta[4 * count + 2] = pt * Math.sinh(eta);
                    momenta[4 * count + 3] = pt * Math.cosh(eta);
                }
                count++;
            }
        }
        Jet jet = leftOut.jet(index, index, Jet.UNLABELLED, Arrays.copyOf(momenta, 4 * count), new int[0]);
        if (jet.flaw().isPresent()) {
            return jet;
        }
        if (count != Math.min(declared, particles)) {
            return jet.flawed("its mask marks " + count + " particles, jet_features says " + declared + ", of which "
                    + particles + " can be stored");
        }
        // a jet that fills its row may have lost more
        return count == particles ? jet : SUMS.check(jet, jetPt, jetBlock[jetAt + 2]);
    }

    private void load(int first) {
        int count = Math.min(Math.max(1, BLOCK_VALUES / particles), jets - first);
        block = hdf.flat(particleFeatures, new long[] {first, 0, 0}, new int[] {count, particles, 4});
        jetBlock = hdf.flat(jetFeatures, new long[] {first, 0}, new int[] {count, 4});
        start = first;
    }
}
