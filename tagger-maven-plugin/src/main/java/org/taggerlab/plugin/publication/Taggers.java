package org.taggerlab.plugin.publication;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** The source taggers of experiments by the classifier under which they are attached. */
public final class Taggers {
    /** The classifier of the only tagger; of several, each is followed by its experiment's name. */
    public static final String CLASSIFIER = "tagger-model";

    private Taggers() {}

    /** The first source of each experiment: {@code tagger-model}, or {@code tagger-model-<experiment>} each if there are several, with the model file. */
    public static Map<String, Path> of(List<ResultSet> results, Path store) {
        var models = new LinkedHashMap<String, Path>();
        for (var result : results) {
            result.trials().stream()
                    // one that is damaged in the store has no result
                    .filter(trial -> trial.ofSource() && trial.done())
                    .map(trial ->
                            ResultStore.open(store).trialFolder(trial.key()).resolve(WorkerFiles.MODEL))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(model -> models.put(CLASSIFIER + "-" + result.experiment(), model));
        }
        return models.size() == 1
                ? Map.of(CLASSIFIER, models.values().iterator().next())
                : models;
    }
}
