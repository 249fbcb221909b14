package org.taggerlab.harness.results;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.taggerlab.vocabulary.worker.TrialResult;

/** Where all trials of an experiment ran. */
final class Environments {
    private static final String SEVERAL = "several";

    private Environments() {}

    static ResultSet.Environment of(List<FinishedTrial> trials, String plugin, String git) {
        var all = trials.stream()
                .map(FinishedTrial::result)
                .filter(Objects::nonNull)
                .map(TrialResult::environment)
                .distinct()
                .toList();
        return new ResultSet.Environment(
                common(all, TrialResult.Environment::backend, "", SEVERAL),
                common(all, TrialResult.Environment::kernels, "", SEVERAL),
                common(all, TrialResult.Environment::cpu, "", SEVERAL),
                common(all, TrialResult.Environment::cores, 0, 0),
                common(all, TrialResult.Environment::threads, 0, 0),
                common(all, TrialResult.Environment::jvm, "", SEVERAL),
                common(all, TrialResult.Environment::nd4j, "", SEVERAL),
                common(all, TrialResult.Environment::system, null, SEVERAL),
                git,
                plugin);
    }

    private static <T> T common(
            List<TrialResult.Environment> all, Function<TrialResult.Environment, T> part, T none, T several) {
        var distinct =
                all.stream().map(part).filter(Objects::nonNull).distinct().toList();
        return switch (distinct.size()) {
            case 0 -> none;
            case 1 -> distinct.get(0);
            default -> several;
        };
    }
}
