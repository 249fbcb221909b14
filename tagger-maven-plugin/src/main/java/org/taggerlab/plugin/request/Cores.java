package org.taggerlab.plugin.request;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.executor.Allowance;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * How the machine is shared out.
 *
 * @param workers worker JVMs at a time
 * @param threads compute threads of each
 */
public record Cores(int workers, int threads) {

    /**
     * Shares {@code available} cores out, so that {@code workers x threads <= available}.
     *
     * @param workers {@code null}: as many as there is room for
     * @throws InvalidInputException if a number is below 1, or both together are more than there are cores
     */
    public static Cores share(Allowance.Limit available, Integer workers, int threads) {
        var wrong = new ArrayList<Diagnostic>();
        if (workers != null && workers < 1) {
            wrong.add(Diagnostic.ofProperty("tagger.workers", "is %s, expected at least 1".formatted(workers)));
        }
        if (threads < 1) {
            wrong.add(Diagnostic.ofProperty("tagger.threads", "is %s, expected at least 1".formatted(threads)));
        }
        if (wrong.isEmpty()) {
            var chosen = workers == null ? Math.max(1, (int) available.value() / threads) : workers;
            if ((long) chosen * threads <= available.value()) {
                return new Cores(chosen, threads);
            }
            wrong.add(Diagnostic.ofProperty(
                    "tagger.workers",
                    "%s workers of %s threads want %s cores, but there are %s (%s). Lower -Dtagger.workers or -Dtagger.threads"
                            .formatted(chosen, threads, (long) chosen * threads, available.value(), available.by())));
        }
        throw new InvalidInputException(List.copyOf(wrong));
    }
}
