package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.lund.CambridgeAachen;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundDeclustering;
import org.taggerlab.jets.lund.SoftDrop;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.SampleValidation.LundPlane;
import org.taggerlab.vocabulary.worker.ValidationRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Draws up what samples look like; needs no network.
 *
 * @param request the samples
 * @param folder where the answer goes
 */
record ValidationJob(ValidationRequest request, Path folder) implements Job {
    private static final SoftDrop GROOMING = SoftDrop.mmdt();

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var validated = new ValidationRequest.Validated(
                request.subjects().stream().map(this::look).toList());
        Job.answer(request, validated, folder);
        return WorkerExit.DONE;
    }

    private SampleValidation look(ValidationRequest.Subject subject) {
        // the same for every sample, so that they can be laid over each other
        var mass = new HistogramBuilder(0, 250, 50);
        var groomedMass = new HistogramBuilder(0, 250, 50);
        var pt = new HistogramBuilder(0, 4000, 80);
        var multiplicity = new HistogramBuilder(0, 200, 50);
        var plane = new org.taggerlab.jets.lund.LundPlane.Builder(org.taggerlab.jets.lund.LundPlane.Axes.USUAL);
        var history = new CambridgeAachen();
        var declustering = new LundDeclustering();
        var dropped = new Reasons();
        Map<String, Long> leftOut;
        int used = 0;
        try (var sample = ViewedSample.open(subject.files(), subject.view())) {
            int seen = 0;
            for (Iterator<Jet> jets = sample.checked(); seen < request.jets() && jets.hasNext(); seen++) {
                Jet jet = jets.next();
                if (jet.flaw().isPresent()) {
                    dropped.add(jet.flaw().get());
                    continue;
                }
                FourMomentum momentum = jet.momentum();
                mass.add(momentum.mass());
                pt.add(momentum.pt());
                multiplicity.add(jet.constituents());
                groomedMass.add(GROOMING.mass(history, history.cluster(jet.momenta(), 0, jet.constituents())));
                declustering.decluster(jet.momenta(), 0, jet.constituents(), LundCuts.NONE);
                plane.add(declustering);
                used++;
            }
            leftOut = sample.leftOut().counts();
        }
        var image = plane.build();
        var axes = image.axes();
        return new SampleValidation(
                SampleValidation.SCHEMA,
                subject.sample(),
                subject.sha256(),
                subject.kind(),
                subject.process(),
                subject.generator(),
                used,
                0,
                dropped.counts(),
                leftOut,
                "mMDT, z > 0.1",
                mass.histogram(),
                groomedMass.histogram(),
                pt.histogram(),
                multiplicity.histogram(),
                new LundPlane(
                        axes.deltaBins(),
                        axes.lnInverseDeltaMin(),
                        axes.lnInverseDeltaMax(),
                        axes.ktBins(),
                        axes.lnKtMin(),
                        axes.lnKtMax(),
                        image.density()),
                List.of());
    }
}
