package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes of this machine, as on one behind ssh. */
class CommandEngineTest extends EngineContract {
    /** Also in {@code EngineHarnessTest} and on the site. */
    static final CommandEngine BACKGROUND = new CommandEngine(
            "setsid {script} > /dev/null 2>&1 & echo $!", "ps -eo pid=,stat= | grep -v Z", "kill {jobs} || true");

    @Override
    Engine engine() {
        return BACKGROUND;
    }

    @Test
    void refusalIsReportedInTheCommandsOwnWords() throws Exception {
        var qsub = new CommandEngine("echo no such queue: {queue} >&2; exit 1", "true", "true");
        var nowhere = new Resources("nowhere", null, 0, 1, List.of());

        assertThatThrownBy(() -> qsub.submit("a", folder, 1, List.of(), nowhere))
                .hasMessage("no such queue: nowhere");
        assertThatThrownBy(() -> new CommandEngine("echo one; echo; echo two >&2; exit 1", "true", "true")
                        .submit("a", folder, 1, List.of(), SMALL))
                .hasMessage("two; one");
        assertThatThrownBy(() -> qsub.submit("a", folder, 1, List.of(), SMALL))
                .hasMessageContaining(
                        "has {queue}, of which nothing is known; known are [{cores}, {log}, {memory}, {name}, {options}, {script}]");
        assertThatThrownBy(
                        () -> new CommandEngine("echo fine", "true", "true").submit("a", folder, 1, List.of(), SMALL))
                .hasMessage("'echo fine' printed 'fine', expected the number of a job");
    }

    @Test
    void templateIsFilledWithWhatABlockAsksFor() throws Exception {
        var echo = new CommandEngine(
                "echo {name} {queue} {walltime} {memory} {cores} {options} {log} {script} > %s/said; echo 'Job <77> is submitted'"
                        .formatted(folder),
                "printf 'JOBID USER\\n77.server ada\\n'",
                "true");
        var all = new Resources("long", Duration.ofMinutes(90), 4096, 2, List.of("-l", "gpu"));

        assertThat(echo.submit("sweep", folder, 1, List.of(), all)).containsExactly("77");
        assertThat(Files.readString(folder.resolve("said")).strip())
                .isEqualTo("sweep-0 long 01:30:00 4096 2 -l gpu %1$s/job-0.txt %1$s/job-0.sh".formatted(folder));
        assertThat(echo.jobs()).extracting(EngineJob::id).containsExactly("77");
    }
}
