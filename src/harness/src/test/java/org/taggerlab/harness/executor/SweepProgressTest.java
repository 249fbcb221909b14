package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.WorkerEvent;

class SweepProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final RecordedLog console = new RecordedLog();
    private final PlannedTrial first = TrialExamples.target("a", null);
    private final PlannedTrial second = TrialExamples.target("b", null);
    private final PlannedTrial third = TrialExamples.target("c", null);

    private SweepStatus status(int workers) {
        return new SweepStatus(List.of(first, second, third), 4, workers, new DurationEstimate(), clock::get);
    }

    @Test
    void logGetsAtMostOneStatusEachThirtySecondsWhateverHappens() {
        var plain = SweepProgress.plain(console, Duration.ofSeconds(30), clock::get);
        for (int tenth = 0; tenth < 6_000; tenth++) {
            clock.set(tenth * SECOND / 10);
            plain.status("status " + tenth);
        }

        // ten minutes
        assertThat(console.text().lines()).hasSize(19);
    }

    @Test
    void terminalHasOneLineThatIsRedrawnAndTakenAway() {
        var bytes = new ByteArrayOutputStream();
        var terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (var live = new LiveProgress(console, terminal, () -> 80)) {
            live.status("1 of 2");
            live.status("1 of 2");
            live.status("2 of 2");
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[2K\u001b[?7l1 of 2\u001b[?7h\r\u001b[2K\u001b[?7l2 of 2\u001b[?7h\r\u001b[2K")
                .doesNotContain("\n");
    }

    @Test
    void lineIsCutWhereTheTerminalEndsEvenIfTheWindowIsResized() {
        var bytes = new ByteArrayOutputStream();
        var terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var columns = new AtomicInteger(20);
        var live = new LiveProgress(console, terminal, columns::get);
        live.status("0123456789".repeat(3));
        columns.set(24);
        live.status("0123456789".repeat(3));

        assertThat(bytes.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[?0-9]*[a-zA-Z]", ""))
                .isEqualTo("\r012345678901234567…\r0123456789012345678901…");
    }

    @Test
    void terminalSaysHowWideItIs() {
        assertThat(TerminalWidth.columns("24 132\n")).isEqualTo(132);
        assertThat(TerminalWidth.columns("0 0\n")).isEqualTo(TerminalWidth.USUAL);
        assertThat(TerminalWidth.columns("")).isEqualTo(TerminalWidth.USUAL);
        assertThat(TerminalWidth.columns("24 3")).as("too narrow to cut at").isGreaterThan(3);
    }

    @Test
    void noEtaIsGivenBeforeATrialIsFinished() {
        assertThat(status(2).sentence())
                .isEqualTo("4 of 7 trials done, 0 running, 3 to go, ETA unknown until a trial is finished");
    }

    @Test
    void etaIsThatOfFinishedTrialsSharedAmongWorkersAndNamesItsBasis() {
        var status = status(1);
        status.started(first);
        status.ended(first, 40);

        // the two others are as large: 40 s each, one after the other
        assertThat(status.sentence()).endsWith("2 to go, ETA 80 s from 1 finished trial");
    }

    @Test
    void trialsThatWaitForTheirSettingsAreCountedFromTheStart() {
        var status = status(1);
        status.decided(List.of(), List.of(TrialExamples.target("", null), TrialExamples.target("", null)));
        assertThat(status.sentence()).startsWith("4 of 9 trials done, 0 running, 5 to go");
        status.started(first);
        status.ended(first, 40);
        assertThat(status.sentence()).endsWith("4 to go, ETA 3 min from 1 finished trial");

        status.decided(List.of(TrialExamples.target("d", null)), List.of(TrialExamples.target("", null)));
        assertThat(status.sentence()).startsWith("5 of 9 trials done, 0 running, 4 to go");
        status.decided(List.of(), List.of());
        assertThat(status.sentence()).as("one can never run").startsWith("5 of 8 trials done, 0 running, 3 to go");
    }

    @Test
    void aSourceWithoutLabelsTakesTimeToo() {
        var unlabelled = new PlannedTrial(TrialExamples.source("s").request(), "source", 4, 0, 0, 1);
        var estimate = new DurationEstimate();
        estimate.learn(unlabelled, 40);

        assertThat(estimate.seconds(unlabelled)).hasValue(40);
        assertThat(estimate.seconds(first)).hasValue(40);
    }

    @Test
    void epochsThatARunningTrialHasDoneCount() {
        var status = status(1);
        status.started(first);
        status.ended(first, 60);
        status.started(second);
        TrialExamples.result("b", Status.DONE, 3).history().stream()
                .limit(2)
                .forEach(epoch -> status.heard("b", new WorkerEvent.Epoch(epoch)));

        // 60 s for the third, and the last of three epochs of the second
        assertThat(status.sentence()).contains("ETA 80 s");
    }

    @Test
    void severalWorkersAreNoFasterThanTheLongestTrial() {
        var status = status(8);
        status.started(first);
        status.ended(first, 40);

        assertThat(status.sentence()).contains("ETA 40 s");
    }

    @Test
    void stalledWorkerIsVisible() {
        var status = status(1);
        status.started(first);
        clock.set(40 * SECOND);

        assertThat(status.sentence()).endsWith("no sign of life from 'example from-scratch a' for 40 s");
    }
}
