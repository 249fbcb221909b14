package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.engine.CommandEngine;
import org.taggerlab.harness.engine.HtCondor;
import org.taggerlab.harness.engine.Resources;
import org.taggerlab.harness.engine.Slurm;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class EnginesTest {

    private static Engines engines(String executor, String walltime, String memory, String submit) {
        return new Engines(
                executor, "long", walltime, memory, " --account=a  --qos=b ", 3, submit, "qstat", "qdel {jobs}");
    }

    @Test
    void thisMachineIsNoEngine() {
        assertThat(engines("local", null, null, null).settings(1)).isNull();
    }

    @Test
    void whatABlockAsksForIsRead() {
        var settings = engines("slurm", "12:30", "4G", null).settings(2);

        assertThat(settings.engine()).isInstanceOf(Slurm.class);
        assertThat(settings.resources())
                .isEqualTo(new Resources("long", Duration.ofMinutes(750), 4096, 2, List.of("--account=a", "--qos=b")));
        assertThat(engines("slurm", "0:01:30", "900M", null).settings(1).resources())
                .isEqualTo(new Resources("long", Duration.ofSeconds(90), 900, 1, List.of("--account=a", "--qos=b")));
        assertThat(new Engines("slurm", "", null, " ", null, 0, null, null, null)
                        .settings(1)
                        .resources())
                .isEqualTo(new Resources(null, null, 0, 1, List.of()));
    }

    @Test
    void commandsAreNeededForTheEngineOfCommands() {
        assertThat(engines("command", null, null, "qsub {script}").settings(1).engine())
                .isEqualTo(new CommandEngine("qsub {script}", "qstat", "qdel {jobs}"));
        assertThatThrownBy(() -> engines("command", null, null, " ").settings(1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-Dtagger.submitCommand: is not set, tagger.executor=command needs");
    }

    @Test
    void htcondorHasNoQueues() {
        var commands = " accounting_group=cms +JobFlavour=\"workday\" ";

        var settings = new Engines("htcondor", " ", "1:00", "2G", commands, 0, null, null, null).settings(4);

        assertThat(settings.engine()).isInstanceOf(HtCondor.class);
        assertThat(settings.resources())
                .isEqualTo(new Resources(
                        null,
                        Duration.ofHours(1),
                        2048,
                        4,
                        List.of("accounting_group=cms", "+JobFlavour=\"workday\"")));
        assertThatThrownBy(() -> engines("htcondor", null, null, null).settings(1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-Dtagger.queue: is 'long', expected nothing: HTCondor has no queues");
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> engines("slurm", "90", null, null).settings(1))
                .hasMessageContaining("-Dtagger.walltime: is '90', expected hours:minutes");
        assertThatThrownBy(() -> engines("slurm", null, "4 GB", null).settings(1))
                .hasMessageContaining(
                        "-Dtagger.memory: is '4 GB', expected a number of MiB or GiB such as 4000M or 4G");
        assertThatThrownBy(() -> new Engines("slurm", null, null, null, null, -1, null, null, null).settings(1))
                .hasMessageContaining("-Dtagger.retries: is -1, expected at least 0");
    }
}
