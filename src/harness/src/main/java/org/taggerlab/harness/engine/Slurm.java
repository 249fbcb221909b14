package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.taggerlab.harness.engine.EngineJob.Phase;
import org.taggerlab.harness.results.ShellWord;

/** Slurm: one array per submission. Needs {@code sbatch}, {@code squeue} and {@code scancel}, and no accounting database. */
public final class Slurm implements Engine {
    private static final Set<String> QUEUED = Set.of(
            "PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "RESV_DEL_HOLD", "SPECIAL_EXIT");
    private static final Set<String> RUNNING =
            Set.of("RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "RESIZING", "SIGNALING", "STAGE_OUT");
    private static final String SEPARATOR = "|";

    private final Map<String, String> environment;

    /** The one that the commands find by themselves. */
    public Slurm() {
        this(Map.of());
    }

    /** @param environment variables by which the commands find another one */
    Slurm(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public boolean canOrder() {
        return true;
    }

    @Override
    public List<String> submit(String name, Path folder, int count, Collection<String> after, Resources resources)
            throws IOException, InterruptedException {
        var script = folder.resolve("slurm.sh");
        Files.writeString(
                script,
                "#!/bin/sh\nexec sh %s \"$SLURM_ARRAY_TASK_ID\"\n"
                        .formatted(ShellWord.quoted(
                                folder.resolve(Submission.START).toString())));
        var command = new ArrayList<>(List.of(
                "sbatch",
                "--parsable",
                "--job-name=" + name,
                "--array=0-" + (count - 1),
                // what Slurm itself says of a job; a block has its own log
                "--output=" + folder.toString().replace("%", "%%") + "/slurm-%a.txt",
                "--open-mode=append",
                "--requeue",
                "--nodes=1",
                "--ntasks=1",
                "--cpus-per-task=" + resources.cores()));
        if (!after.isEmpty()) {
            command.add("--dependency=afterany:" + String.join(":", after));
        }
        if (resources.queue() != null) {
            command.add("--partition=" + resources.queue());
        }
        if (resources.walltime() != null) {
            command.add("--time=" + Math.max(1, resources.walltime().toMinutes()));
        }
        if (resources.memory() > 0) {
            command.add("--mem=" + resources.memory() + "M");
        }
        command.addAll(resources.options());
        command.add(script.toString());
        // the number, and on some sites the cluster after a semicolon
        var job = Commands.run(command, environment).strip().split(";")[0];
        if (!job.matches("\\d+")) {
            throw new IOException("sbatch printed '%s', expected the number of a job".formatted(job));
        }
        return IntStream.range(0, count).mapToObj(i -> job + "_" + i).toList();
    }

    @Override
    public List<EngineJob> jobs() throws IOException, InterruptedException {
        var listing = Commands.run(
                List.of(
                        "squeue",
                        "--noheader",
                        "--array",
                        "--states=all",
                        "--user=" + System.getProperty("user.name"),
                        "--format=" + String.join(SEPARATOR, "%i", "%T", "%N", "%j", "%r")),
                environment);
        return listing.lines().map(Slurm::job).toList();
    }

    private static EngineJob job(String line) {
        var columns = line.split("\\" + SEPARATOR, 5);
        var state = columns[1].strip();
        var reason = columns[4].strip();
        var words = QUEUED.contains(state) ? reason : state;
        return new EngineJob(columns[0].strip(), columns[3].strip(), phase(state, reason), words, columns[2].strip());
    }

    private static Phase phase(String state, String reason) {
        if (QUEUED.contains(state)) {
            return isHeld(reason) ? Phase.HELD : Phase.QUEUED;
        }
        if (RUNNING.contains(state)) {
            return Phase.RUNNING;
        }
        return state.equals("CANCELLED") ? Phase.CANCELLED : Phase.ENDED;
    }

    /** By a user or an administrator, or by Slurm itself: {@code launch failed requeued held}. */
    private static boolean isHeld(String reason) {
        return reason.startsWith("JobHeld") || reason.endsWith(" held");
    }

    @Override
    public void cancel(Collection<String> jobs) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("scancel", "--quiet"));
        command.addAll(jobs);
        Commands.run(command, environment);
    }
}
