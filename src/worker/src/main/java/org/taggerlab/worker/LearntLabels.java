package org.taggerlab.worker;

import java.nio.file.Path;
import org.taggerlab.networks.model.ModelException;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.pretraining.ObjectTypeObjective;

/** Taggers that know signal from background. */
final class LearntLabels {
    private LearntLabels() {}

    /**
     * Makes sure that a tagger's output has learnt something.
     *
     * @param file the model file
     * @param remedy what else can be done with it
     * @throws ModelException if it was trained without labels only
     */
    static void require(TaggerModel model, Path file, String remedy) {
        if (model.provenance().containsKey(ObjectTypeObjective.OBJECTIVE)) {
            throw new ModelException(file, "was trained without labels only: its output has learnt nothing; " + remedy);
        }
    }
}
