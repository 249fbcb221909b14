package org.taggerlab.harness.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.taggerlab.harness.engine.EngineJob.Phase;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * HTCondor with a file system that all nodes share: one cluster of jobs per submission. Needs {@code condor_submit}, {@code
 * condor_q} and {@code condor_rm}. It orders nothing: a node of DAGMan has a number only once DAGMan submits it, and cannot
 * come after a job of another DAG.
 */
public final class HtCondor implements Engine {
    private static final String ATTRIBUTES =
            "ClusterId,ProcId,JobStatus,RemoteHost,HoldReason,RemoveReason,ExitBySignal,ExitSignal,ExitCode,TaggerSubmission";

    private final String folder;

    /** The one whose commands are on the path. */
    public HtCondor() {
        this("");
    }

    /** @param folder of the commands, with a final {@code /}; empty for the path */
    HtCondor(String folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "htcondor";
    }

    @Override
    public boolean canOrder() {
        return false;
    }

    @Override
    public List<String> submit(String name, Path folder, int count, Collection<String> after, Resources resources)
            throws IOException, InterruptedException {
        var file = folder.resolve("htcondor.sub");
        Files.writeString(file, description(name, folder, count, resources));
        var printed = run("condor_submit", List.of("-terse", file.toString())).strip();
        var numbers = Pattern.compile("(\\d+)\\.0 - \\1\\.(\\d+)").matcher(printed);
        if (!numbers.find() || !numbers.group(2).equals(Integer.toString(count - 1))) {
            throw new IOException("condor_submit printed '%s', expected the numbers of %s jobs such as 12.0 - 12.%s"
                    .formatted(printed, count, count - 1));
        }
        var cluster = numbers.group(1);
        return IntStream.range(0, count).mapToObj(i -> cluster + "." + i).toList();
    }

    /** Without a locale, Java finds no path with an umlaut. A job stays for five minutes, to say how it ended. */
    private static String description(String name, Path folder, int count, Resources resources) {
        var lines = new ArrayList<String>();
        if (resources.memory() > 0) {
            lines.add("request_memory = " + resources.memory() + "M");
        }
        if (resources.walltime() != null) {
            long seconds = resources.walltime().toSeconds();
            lines.add("periodic_remove = JobStatus == 2 && time() - EnteredCurrentStatus > " + seconds);
        }
        lines.addAll(resources.options());
        lines.add("queue " + count);
        var path = folder.toString().replace("$", "$(DOLLAR)");
        var quoted = path.replace("'", "''").replace("\"", "\"\"");
        return """
                universe = vanilla
                executable = /bin/sh
                transfer_executable = false
                should_transfer_files = NO
                initialdir = %s
                arguments = "'%s/%s' $(ProcId)"
                environment = "TAGGER_HTCONDOR_JOB=$(ClusterId).$(ProcId) LC_ALL=C.UTF-8"
                getenv = false
                output = htcondor-$(ProcId).txt
                error = htcondor-$(ProcId).txt
                log = htcondor.log
                batch_name = %s
                +TaggerSubmission = "%4$s"
                leave_in_queue = JobStatus == 4 && time() - EnteredCurrentStatus < 300
                request_cpus = %5$s
                %6$s
                """.formatted(path, quoted, Submission.START, name, resources.cores(), String.join("\n", lines));
    }

    @Override
    public List<EngineJob> jobs() throws IOException, InterruptedException {
        var what = List.of("-json", "-attributes", ATTRIBUTES, "-constraint", "TaggerSubmission =!= undefined");
        try {
            var jobs = new ArrayList<EngineJob>();
            RecordJson.MAPPER.readTree(run("condor_q", what)).forEach(ad -> jobs.add(job(ad)));
            return jobs;
        } catch (JsonProcessingException e) {
            throw new IOException("condor_q printed no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static EngineJob job(JsonNode ad) {
        int status = ad.path("JobStatus").asInt();
        var removal = ad.path("RemoveReason").asText();
        var end = ad.path("ExitBySignal").asBoolean()
                ? "signal " + ad.path("ExitSignal")
                : "exit code " + ad.path("ExitCode");
        return switch (status) {
            case 1 -> job(ad, Phase.QUEUED, "idle");
            case 2, 6, 7 -> job(ad, Phase.RUNNING, "");
            case 3 -> job(ad, removal.startsWith("via condor_rm") ? Phase.CANCELLED : Phase.ENDED, removal);
            case 4 -> job(ad, Phase.ENDED, "ended with " + end);
            case 5 -> job(ad, Phase.HELD, ad.path("HoldReason").asText());
            default -> job(ad, Phase.QUEUED, "status " + status);
        };
    }

    private static EngineJob job(JsonNode ad, Phase phase, String words) {
        var number = ad.path("ClusterId").asText() + "." + ad.path("ProcId").asText();
        // slot1_2@node7
        var place = ad.path("RemoteHost").asText().replaceFirst(".*@", "");
        return new EngineJob(number, ad.path("TaggerSubmission").asText(), phase, words, place);
    }

    @Override
    public void cancel(Collection<String> jobs) throws IOException, InterruptedException {
        try {
            run("condor_rm", List.copyOf(jobs));
        } catch (IOException e) {
            // it complains of jobs that have ended
            if (jobs().stream().anyMatch(job -> jobs.contains(job.id()) && job.isAlive())) {
                throw e;
            }
        }
    }

    private String run(String command, List<String> arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(folder + command));
        all.addAll(arguments);
        return Commands.run(all, Map.of());
    }
}
