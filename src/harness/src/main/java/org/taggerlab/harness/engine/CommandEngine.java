package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.taggerlab.harness.engine.EngineJob.Phase;
import org.taggerlab.harness.results.ShellWord;

/**
 * Whatever a shell can submit to, such as PBS, SGE, LSF or a machine behind ssh: three commands with {@code {words}} in braces.
 * The number of a job is the first one in what the command prints.
 *
 * @param submit submits one job: {@code {script}} runs it, {@code {name}}, {@code {log}}, {@code {queue}}, {@code {walltime}}
 *     as {@code hh:mm:ss}, {@code {memory}} in MiB, {@code {cores}} and {@code {options}} describe it
 * @param list prints a line that begins with its number for each job that waits or runs
 * @param cancel ends {@code {jobs}}, separated by spaces
 */
public record CommandEngine(String submit, String list, String cancel) implements Engine {
    private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public String name() {
        return "command";
    }

    @Override
    public boolean canOrder() {
        return false;
    }

    @Override
    public List<String> submit(String name, Path folder, int count, Collection<String> after, Resources resources)
            throws IOException, InterruptedException {
        var jobs = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var script = folder.resolve("job-" + i + ".sh");
            Files.writeString(
                    script,
                    "#!/bin/sh\nexec sh %s %s\n"
                            .formatted(
                                    ShellWord.quoted(
                                            folder.resolve(Submission.START).toString()),
                                    i));
            script.toFile().setExecutable(true);
            var words = new TreeMap<>(Map.of(
                    "script", ShellWord.quoted(script.toString()),
                    "name", name + "-" + i,
                    "log", ShellWord.quoted(folder.resolve("job-" + i + ".txt").toString()),
                    "cores", Integer.toString(resources.cores()),
                    "options", String.join(" ", resources.options())));
            words.put("queue", resources.queue());
            words.put("memory", resources.memory() == 0 ? null : Long.toString(resources.memory()));
            words.put("walltime", walltime(resources));
            var printed = run(submit, words);
            var number = NUMBER.matcher(printed);
            if (!number.find()) {
                throw new IOException(
                        "'%s' printed '%s', expected the number of a job".formatted(submit, printed.strip()));
            }
            jobs.add(number.group());
        }
        return jobs;
    }

    private static String walltime(Resources resources) {
        var time = resources.walltime();
        return time == null
                ? null
                : String.format(
                        Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    @Override
    public List<EngineJob> jobs() throws IOException, InterruptedException {
        return run(list, Map.of())
                .lines()
                .flatMap(line -> NUMBER.matcher(line).results().limit(1))
                .map(number -> new EngineJob(number.group(), "", Phase.QUEUED, "", ""))
                .toList();
    }

    @Override
    public void cancel(Collection<String> jobs) throws IOException, InterruptedException {
        run(cancel, Map.of("jobs", String.join(" ", jobs)));
    }

    private static String run(String template, Map<String, String> words) throws IOException, InterruptedException {
        var filled = new StringBuilder();
        var matcher = WORD.matcher(template);
        while (matcher.find()) {
            var value = words.get(matcher.group(1));
            if (value == null) {
                throw new IOException("'%s' has {%s}, of which nothing is known; known are %s"
                        .formatted(template, matcher.group(1), known(words)));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(filled);
        return Commands.run(List.of("sh", "-c", filled.toString()), Map.of());
    }

    private static String known(Map<String, String> words) {
        return Stream.of(words)
                .flatMap(all -> all.entrySet().stream())
                .filter(word -> word.getValue() != null)
                .map(word -> "{" + word.getKey() + "}")
                .sorted()
                .toList()
                .toString();
    }
}
