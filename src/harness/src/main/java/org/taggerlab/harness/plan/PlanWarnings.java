package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Training;

/** What an experiment may do, but is hardly meant to. */
public final class PlanWarnings {
    private PlanWarnings() {}

    /** A sentence each; empty if there is nothing to say. */
    public static List<String> of(Experiment experiment) {
        var warnings = new ArrayList<String>();
        for (Prescription prescription : experiment.prescriptions()) {
            var recipe = prescription.recipe(experiment.network());
            int last = recipe.lastFrom();
            String sizes = experiment.target().sizes().stream()
                    .filter(size -> last >= steps(experiment.training(), experiment.together(size)))
                    .map(size -> size + " (" + steps(experiment.training(), experiment.together(size)) + " steps)")
                    .collect(Collectors.joining(", "));
            if (last > 0 && !sizes.isEmpty()) {
                warnings.add(
                        "%s: %s never trains block %s: it begins at step %s, after the training is over at the sizes %s;"
                                        .formatted(
                                                experiment.name(),
                                                experiment.label(prescription),
                                                recipe.blocks().get(0).name(),
                                                last,
                                                sizes)
                                + " lower its `every`, or train longer");
            }
        }
        return List.copyOf(warnings);
    }

    /** The most steps of a training. */
    private static long steps(Training training, int jets) {
        var course = Course.of(training, jets);
        return (long) course.steps() * course.epochs();
    }
}
