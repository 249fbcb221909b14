package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.engine.EngineJob.Phase;

/** On stand-ins for HTCondor's commands: no real pool. */
class HtCondorTest extends EngineContract {
    @TempDir
    private Path parent;

    private HtCondorCommands commands;

    @BeforeEach
    void installCommands() throws IOException {
        commands = new HtCondorCommands(parent);
    }

    @AfterEach
    void endJobs() throws Exception {
        commands.close();
    }

    @Override
    Engine engine() {
        return commands.engine();
    }

    @Test
    void submitDescriptionAsksForWhatABlockNeedsAndEndsWithTheOptionsOfTheSite() throws Exception {
        commands.replace("condor_submit", "echo '481.0 - 481.2'");
        var submission = Files.createDirectory(folder.resolve("it's 5$ \"worth\""));
        var all = new Resources(
                null, Duration.ofHours(4), 4096, 2, List.of("accounting_group=atlas", "+JobFlavour=\"workday\""));

        assertThat(engine().submit("tagger-1", submission, 3, List.of(), all))
                .containsExactly("481.0", "481.1", "481.2");
        assertThat(submission.resolve("htcondor.sub")).hasContent("""
                universe = vanilla
                executable = /bin/sh
                transfer_executable = false
                should_transfer_files = NO
                initialdir = %1$s/it's 5$(DOLLAR) "worth"
                arguments = "'%1$s/it''s 5$(DOLLAR) ""worth""/start.sh' $(ProcId)"
                environment = "TAGGER_HTCONDOR_JOB=$(ClusterId).$(ProcId) LC_ALL=C.UTF-8"
                getenv = false
                output = htcondor-$(ProcId).txt
                error = htcondor-$(ProcId).txt
                log = htcondor.log
                batch_name = tagger-1
                +TaggerSubmission = "tagger-1"
                leave_in_queue = JobStatus == 4 && time() - EnteredCurrentStatus < 300
                request_cpus = 2
                request_memory = 4096M
                periodic_remove = JobStatus == 2 && time() - EnteredCurrentStatus > 14400
                accounting_group=atlas
                +JobFlavour="workday"
                queue 3
                """.formatted(folder));
        assertThat(engine().submit("tagger-2", folder, 3, List.of(), new Resources(null, null, 0, 1, List.of())))
                .hasSize(3);
        assertThat(folder.resolve("htcondor.sub"))
                .content()
                .doesNotContain("request_memory", "periodic_remove")
                .endsWith("request_cpus = 1\nqueue 3\n");
    }

    @Test
    void jobRunsInAFolderWhoseNameHasToBeQuoted() throws Exception {
        var submission = Files.createDirectory(folder.resolve("it's 5$ \"worth\" für $(ProcId)"));
        Files.writeString(submission.resolve(Submission.START), "echo \"$1 $TAGGER_HTCONDOR_JOB $HOME\"");

        var id = engine().submit("quoted", submission, 1, List.of(), SMALL).get(0);

        commands.await("end", job -> job.phase() == Phase.ENDED);
        assertThat(submission.resolve("htcondor-0.txt")).hasContent("0 " + id + " ");
        assertThat(submission.resolve("htcondor.log")).isNotEmptyFile();
    }

    @Test
    void everyStateOfAJobIsUnderstood() throws Exception {
        commands.replace("condor_q", """
                cat <<'END'
                [
                {"ClusterId": 7, "ProcId": 0, "JobStatus": 1, "TaggerSubmission": "a"}
                ,
                {"ClusterId": 7, "ProcId": 1, "JobStatus": 2, "TaggerSubmission": "a", "RemoteHost": "slot1_2@node7.example.org"}
                ,
                {"ClusterId": 7, "ProcId": 2, "JobStatus": 3, "TaggerSubmission": "a", "RemoveReason": "via condor_rm (by user ada)"}
                ,
                {"ClusterId": 7, "ProcId": 3, "JobStatus": 3, "TaggerSubmission": "a", "RemoveReason": "PeriodicRemove evaluated to TRUE"}
                ,
                {"ClusterId": 7, "ProcId": 4, "JobStatus": 4, "TaggerSubmission": "a", "ExitBySignal": false, "ExitCode": 3}
                ,
                {"ClusterId": 7, "ProcId": 5, "JobStatus": 4, "TaggerSubmission": "a", "ExitBySignal": true, "ExitSignal": 9}
                ,
                {"ClusterId": 7, "ProcId": 6, "JobStatus": 5, "TaggerSubmission": "a", "HoldReason": "memory usage exceeded"}
                ,
                {"ClusterId": 7, "ProcId": 7, "JobStatus": 6, "TaggerSubmission": "a", "RemoteHost": "node8"}
                ,
                {"ClusterId": 7, "ProcId": 8, "JobStatus": 7, "TaggerSubmission": "a", "RemoteHost": "node8"}
                ,
                {"ClusterId": 7, "ProcId": 9, "JobStatus": 11, "TaggerSubmission": "a"}
                ]
                END""");

        assertThat(engine().jobs())
                .containsExactly(
                        new EngineJob("7.0", "a", Phase.QUEUED, "idle", ""),
                        new EngineJob("7.1", "a", Phase.RUNNING, "", "node7.example.org"),
                        new EngineJob("7.2", "a", Phase.CANCELLED, "via condor_rm (by user ada)", ""),
                        new EngineJob("7.3", "a", Phase.ENDED, "PeriodicRemove evaluated to TRUE", ""),
                        new EngineJob("7.4", "a", Phase.ENDED, "ended with exit code 3", ""),
                        new EngineJob("7.5", "a", Phase.ENDED, "ended with signal 9", ""),
                        new EngineJob("7.6", "a", Phase.HELD, "memory usage exceeded", ""),
                        new EngineJob("7.7", "a", Phase.RUNNING, "", "node8"),
                        new EngineJob("7.8", "a", Phase.RUNNING, "", "node8"),
                        new EngineJob("7.9", "a", Phase.QUEUED, "status 11", ""));
    }

    @Test
    void noJobsIsNoErrorAndWhatIsNotUnderstoodIsNoAnswer() throws Exception {
        assertThat(engine().jobs()).isEmpty();
        commands.replace("condor_q", "true");
        assertThat(engine().jobs()).isEmpty();
        commands.replace("condor_q", "echo '[ {'");
        assertThatThrownBy(() -> engine().jobs())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("condor_q printed no JSON: ");
        commands.replace("condor_q", "echo '-- Failed to fetch ads' >&2; exit 1");
        assertThatThrownBy(() -> engine().jobs()).hasMessage("-- Failed to fetch ads");
    }

    @Test
    void refusalIsReportedInHtcondorsOwnWords() throws Exception {
        var impossible = new Resources(null, null, 500, 1, List.of("accounting_group=none-such"));

        assertThatThrownBy(() -> engine().submit("refused", folder, 1, List.of(), impossible))
                .hasMessage("ERROR: there is no group none-such");
        commands.replace("condor_submit", "echo '481.0 - 481.2'");
        assertThatThrownBy(() -> engine().submit("other", folder, 2, List.of(), SMALL))
                .hasMessage(
                        "condor_submit printed '481.0 - 481.2', expected the numbers of 2 jobs such as 12.0 - 12.1");
        assertThatThrownBy(() -> new HtCondor().submit("nowhere", folder, 1, List.of(), SMALL))
                .hasMessage("there is no command 'condor_submit' on the path");
    }

    @Test
    void jobWhoseNumberADriverCouldNotNoteIsFoundByItsPlaceInTheSubmission() {
        var parts = List.of(new Submission.Part("a", 1, 0, null), new Submission.Part("b", 1, 0, null));
        var submission = new Submission("tagger-1", "htcondor", "ada", "2026-12-01T10:00:00Z", false, parts);
        var block = new WatchedBlock(new Block("b", List.of(), List.of(), Set.of()), () -> 0);
        block.submitted(new BlockFolders.Submitted(submission, parts.get(1)), false);

        block.adopt(List.of(
                new EngineJob("7.1", "tagger-0", Phase.QUEUED, "idle", ""),
                new EngineJob("9.0", "tagger-1", Phase.QUEUED, "idle", ""),
                new EngineJob("9.11", "tagger-1", Phase.QUEUED, "idle", ""),
                new EngineJob("9.1", "tagger-1", Phase.QUEUED, "idle", "")));

        assertThat(block.submitted().part().job()).isEqualTo("9.1");
    }

    @Test
    void jobThatCannotBeRemovedIsReported() throws Exception {
        var submission = Files.createDirectory(folder.resolve("stays"));
        Files.writeString(submission.resolve(Submission.START), "sleep 600");
        var ids = engine().submit("stays", submission, 1, List.of(), SMALL);
        commands.replace("condor_rm", "echo 'Permission denied' >&2; exit 1");

        assertThatThrownBy(() -> engine().cancel(ids)).hasMessage("Permission denied");
    }
}
