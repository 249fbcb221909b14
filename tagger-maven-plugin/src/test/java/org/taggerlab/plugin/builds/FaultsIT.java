package org.taggerlab.plugin.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Something befalls a build at a random moment; the next build must end as if nothing had happened. With
 * {@code -Dtagger.faults=<n>} injections, whose moments follow from {@code -Dtagger.faults.seed}.
 */
class FaultsIT {
    private static final Path TABLE = Path.of("target/fault-table.md");

    /** A build can end before its fault: it is then set up again. */
    private static final int ATTEMPTS = 8;

    @TempDir
    Path folder;

    @Test
    void whateverBefallsABuildTheNextOneEndsWithEqualResultsAndNothingIsLeft()
            throws IOException, InterruptedException {
        int injections = Integer.getInteger("tagger.faults", 10);
        long seed = Long.getLong("tagger.faults.seed", 1);
        var reference = UserProject.in(folder, "undisturbed");
        var first = reference.start("verify");
        assertThat(first.ended()).as(first.log()).isZero();
        reference.forgetTrials();
        var timed = reference.start("-o", "verify");
        assertThat(timed.ended()).as(timed.log()).isZero();
        long buildMillis = timed.millis();

        var table = new FaultTable();
        var wrong = new ArrayList<String>();
        var faults = possible(table);
        for (int i = 0; i < injections; i++) {
            var fault = faults.get(i % faults.size());
            var project = UserProject.in(folder, fault.name().toLowerCase() + " " + i);
            project.knowSamplesOf(reference);
            var random = new SplittableRandom(seed * 1_000_003 + i);
            var what = inject(fault, project, reference, random, buildMillis, table);
            for (var each : what) {
                wrong.add("%s, injection %d: %s".formatted(fault.description(), i, each));
                System.err.println(wrong.get(wrong.size() - 1));
            }
            table.write(TABLE);
        }
        System.out.println(table.markdown());
        assertThat(wrong).isEmpty();
    }

    private static List<Fault> possible(FaultTable table) throws IOException, InterruptedException {
        var possible = new ArrayList<Fault>();
        for (var fault : Fault.values()) {
            var missing = fault.missing();
            if (missing.isEmpty()) {
                possible.add(fault);
            } else {
                table.notDone(fault, missing);
            }
        }
        return possible;
    }

    private static List<String> inject(
            Fault fault,
            UserProject project,
            UserProject reference,
            SplittableRandom random,
            long buildMillis,
            FaultTable table)
            throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            // a worker lives about half as long as a build that starts two of them one after the other
            try (var scene = new Scene(project, reference, random, buildMillis, buildMillis / 3)) {
                boolean struck = fault.strike(scene);
                if (struck) {
                    scene.aftermath();
                }
                if (struck || !scene.wrong().isEmpty()) {
                    table.add(fault, scene.moment(), scene.wrong().isEmpty());
                    return scene.wrong();
                }
            }
            project.forgetTrials();
        }
        table.add(fault, 0, false);
        return List.of("was over before in %d attempts".formatted(ATTEMPTS));
    }
}
