package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.harness.results.ShellWord;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.file.Machine;

/** Gives blocks to an engine, so that later builds find them in the store. */
final class Submitter {
    /** Of a block's own JVM; its workers have theirs. */
    private static final String JVM_OPTIONS = "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'tagger'-yyyyMMdd-HHmmss-SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ResultStore store;
    private final BlockFolders folders;
    private final EngineSettings settings;
    private final BlockStart start;

    Submitter(ResultStore store, BlockFolders folders, EngineSettings settings, BlockStart start) {
        this.store = store;
        this.folders = folders;
        this.settings = settings;
        this.start = start;
    }

    /**
     * Submits blocks, those in one call that come after the same ones.
     *
     * @param blocks with their next attempts; what a block comes after stands before it
     * @param live the job of each block that has one now
     * @return each block as it was submitted
     * @throws IOException with the engine's own words if it refuses
     */
    Map<String, BlockFolders.Submitted> submit(Map<Block, Submission.Part> blocks, Function<String, String> live)
            throws IOException, InterruptedException {
        var submitted = new LinkedHashMap<String, BlockFolders.Submitted>();
        var rest = new LinkedHashMap<>(blocks);
        while (!rest.isEmpty()) {
            // those of which nothing is still to be submitted before
            var now = new LinkedHashMap<TreeSet<String>, List<Block>>();
            for (var block : rest.keySet()) {
                boolean canGo = block.after().stream().noneMatch(name -> isIn(rest.keySet(), name));
                if (canGo) {
                    now.computeIfAbsent(jobs(after(block, blocks.keySet()), submitted, live), any -> new ArrayList<>())
                            .add(block);
                }
            }
            for (var group : now.entrySet()) {
                var parts = group.getValue().stream().map(rest::get).toList();
                submitted.putAll(submit(group.getValue(), parts, group.getKey()));
            }
            now.values().forEach(group -> group.forEach(rest::remove));
        }
        return submitted;
    }

    private static boolean isIn(Collection<Block> blocks, String name) {
        return blocks.stream().anyMatch(block -> block.name().equals(name));
    }

    /** What a block comes after, without what those come after themselves: the fewer different sets, the fewer calls. */
    private static Set<String> after(Block block, Collection<Block> all) {
        var after = new TreeSet<>(block.after());
        all.stream()
                .filter(other -> block.after().contains(other.name()))
                .forEach(other -> after.removeAll(other.after()));
        return after;
    }

    private static TreeSet<String> jobs(
            Set<String> after, Map<String, BlockFolders.Submitted> submitted, Function<String, String> live) {
        var jobs = new TreeSet<String>();
        for (var name : after) {
            var job = submitted.containsKey(name) ? submitted.get(name).part().job() : live.apply(name);
            if (job != null) {
                jobs.add(job);
            }
        }
        return jobs;
    }

    private Map<String, BlockFolders.Submitted> submit(
            List<Block> blocks, List<Submission.Part> parts, Collection<String> after)
            throws IOException, InterruptedException {
        var name = NAME.format(Instant.now()) + "-"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt() >>> 16);
        var submission = new Submission(
                name,
                settings.engine().name(),
                System.getProperty("user.name") + " on " + Machine.name(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                false,
                parts);
        for (var block : blocks) {
            folders.write(BlockFile.of(block, start));
        }
        // before the engine knows of it, so that a driver that is killed in between leaves no unknown job
        folders.write(submission);
        var folder = folders.submission(name);
        Files.writeString(folder.resolve(Submission.START), script(submission));
        var jobs = settings.engine().submit(name, folder, parts.size(), after, settings.resources());
        var numbered = new ArrayList<Submission.Part>();
        for (int i = 0; i < parts.size(); i++) {
            numbered.add(parts.get(i).with(jobs.get(i)));
        }
        var known = submission.with(numbered);
        folders.write(known);
        return numbered.stream()
                .collect(Collectors.toMap(Submission.Part::block, part -> new BlockFolders.Submitted(known, part)));
    }

    private String script(Submission submission) {
        var classPath = start.classPath().stream().map(Path::toString).collect(Collectors.joining(":"));
        var names = submission.parts().stream().map(Submission.Part::block).collect(Collectors.joining(" "));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return """
                #!/bin/sh
                # Runs one block of %s: sh start.sh <number>, from 0. Its log is blocks/<name>/log.txt in the store.
                number=$1
                set -- %s
                shift "$number"
                block=$1
                cd %s
                exec >> "blocks/$block/log.txt" 2>&1
                java=%s
                [ -x "$java" ] || java=java
                exec "$java" %s -cp %s %s "$PWD" "$block" %s "$number"
                """.formatted(
                        submission.name(),
                        names,
                        ShellWord.quoted(store.root().toString()),
                        ShellWord.quoted(java.toString()),
                        JVM_OPTIONS,
                        ShellWord.quoted(classPath),
                        BlockRun.class.getName(),
                        submission.name());
    }
}
