package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taggerlab.harness.engine.EngineJob.Phase;

/** An engine in this JVM that does what a real one cannot be made to do: jobs are processes, and a script says what goes wrong. */
final class ScriptedEngine implements Engine, AutoCloseable {
    /** What becomes of a job. */
    enum Fate {
        /** It runs. */
        RUNS,
        /** It runs, twice at the same time. */
        RUNS_TWICE,
        /** It is forgotten before it starts. */
        VANISHES,
        /** It ends before it starts. */
        IS_LOST,
        /** It has the number that another job had. */
        REUSES_A_NUMBER,
        /** It stays queued after it has ended. */
        COMES_BACK
    }

    private record Job(
            String id, String name, Fate fate, List<String> command, Set<String> after, List<Process> processes) {
        boolean isOver() {
            return fate == Fate.IS_LOST
                    || !processes.isEmpty() && processes.stream().noneMatch(Process::isAlive);
        }
    }

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final List<Integer> listings = new ArrayList<>();
    private final boolean canOrder;
    private int submitted;
    private int asked;

    ScriptedEngine(boolean canOrder, Fate... fates) {
        this.canOrder = canOrder;
        this.fates.addAll(List.of(fates));
    }

    /** Is unreachable when it is asked for the n-th time, from 1. */
    ScriptedEngine silentAt(Integer... times) {
        listings.addAll(List.of(times));
        return this;
    }

    /** How many jobs it was given. */
    int submitted() {
        return submitted;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public boolean canOrder() {
        return canOrder;
    }

    @Override
    public synchronized List<String> submit(
            String name, Path folder, int count, Collection<String> after, Resources resources) throws IOException {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var fate = fates.isEmpty() ? Fate.RUNS : fates.remove();
            submitted++;
            var id = fate == Fate.REUSES_A_NUMBER ? "1" : Integer.toString(submitted);
            var command = List.of("sh", folder.resolve("start.sh").toString(), Integer.toString(i));
            jobs.put(id, new Job(id, name, fate, command, Set.copyOf(after), new ArrayList<>()));
            ids.add(id);
        }
        startWhatCan();
        return ids;
    }

    private void startWhatCan() throws IOException {
        for (var job : jobs.values()) {
            boolean mayStart = job.after().stream().map(jobs::get).allMatch(Job::isOver);
            if (mayStart && job.processes().isEmpty()) {
                int times = job.fate() == Fate.VANISHES || job.fate() == Fate.IS_LOST
                        ? 0
                        : job.fate() == Fate.RUNS_TWICE ? 2 : 1;
                for (int n = 0; n < times; n++) {
                    job.processes()
                            .add(new ProcessBuilder(job.command())
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start());
                }
            }
        }
    }

    @Override
    public synchronized List<EngineJob> jobs() throws IOException {
        asked++;
        if (listings.contains(asked)) {
            throw new IOException("Unable to contact the controller");
        }
        startWhatCan();
        return jobs.values().stream()
                .filter(job -> job.fate() != Fate.VANISHES)
                .map(job -> new EngineJob(job.id(), job.name(), phase(job), "as the script says", "here"))
                .toList();
    }

    private static Phase phase(Job job) {
        if (job.fate() == Fate.IS_LOST) {
            return Phase.ENDED;
        }
        boolean isQueued = job.processes().isEmpty() || job.isOver() && job.fate() == Fate.COMES_BACK;
        return isQueued ? Phase.QUEUED : job.isOver() ? Phase.ENDED : Phase.RUNNING;
    }

    @Override
    public synchronized void cancel(Collection<String> numbers) {
        numbers.forEach(number -> end(jobs.get(number)));
    }

    private static void end(Job job) {
        job.processes().forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Override
    public synchronized void close() {
        jobs.values().forEach(ScriptedEngine::end);
    }
}
