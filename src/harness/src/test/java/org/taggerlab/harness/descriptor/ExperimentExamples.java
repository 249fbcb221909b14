package org.taggerlab.harness.descriptor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Training;

/** Experiments on jets with the default split and comparison and without a note, all of whose trials have to finish. */
public final class ExperimentExamples {
    private ExperimentExamples() {}

    public static Experiment experiment(
            String name,
            Path file,
            String title,
            Network network,
            SourceSpec source,
            TargetSpec target,
            List<Prescription> prescriptions,
            Training training,
            int repetitions,
            long seed,
            Experiment.BadJets badJets,
            List<Experiment.Expectation> expect) {
        return new Experiment(
                name,
                file,
                title,
                Task.JET_TAGGING,
                "quick",
                network,
                source,
                target,
                prescriptions,
                training,
                Map.of(),
                SplitSpec.DEFAULT,
                repetitions,
                seed,
                badJets,
                expect,
                List.of(),
                List.of(),
                Experiment.Compare.DEFAULT,
                "");
    }
}
