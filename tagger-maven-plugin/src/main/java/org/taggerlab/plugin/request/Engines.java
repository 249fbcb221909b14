package org.taggerlab.plugin.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.taggerlab.harness.engine.CommandEngine;
import org.taggerlab.harness.engine.Engine;
import org.taggerlab.harness.engine.EngineSettings;
import org.taggerlab.harness.engine.HtCondor;
import org.taggerlab.harness.engine.Resources;
import org.taggerlab.harness.engine.Slurm;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * What the properties of executors say, as they were written; {@code null} for what was not.
 *
 * @param executor one of {@link #NAMES}
 * @param submitCommand of {@code command}, like the two that follow
 */
public record Engines(
        String executor,
        String queue,
        String walltime,
        String memory,
        String options,
        int retries,
        String submitCommand,
        String listCommand,
        String cancelCommand) {
    /** This machine. */
    public static final String LOCAL = "local";

    /** All values of {@code tagger.executor}. */
    public static final List<String> NAMES = List.of(LOCAL, "slurm", "htcondor", "command");

    private static final Pattern WALLTIME = Pattern.compile("(\\d{1,5}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,9})([MG])");

    /**
     * The engine; {@code null} for this machine.
     *
     * @param cores of each block
     * @throws InvalidInputException naming the property, its value and what was expected
     */
    public EngineSettings settings(int cores) {
        Choice.require("tagger.retries", retries, retries >= 0, "at least 0");
        var resources = new Resources(
                blank(queue) ? null : queue.strip(),
                wallTime(),
                memoryMib(),
                cores,
                blank(options) ? List.of() : Arrays.asList(options.strip().split("\\s+")));
        return executor.equals(LOCAL) ? null : new EngineSettings(engine(), resources, retries, EngineSettings.PAUSE);
    }

    private Engine engine() {
        if (executor.equals("slurm")) {
            return new Slurm();
        }
        if (executor.equals("htcondor")) {
            if (!blank(queue)) {
                throw wrong(
                        "tagger.queue",
                        queue,
                        "nothing: HTCondor has no queues; what a site has instead goes into tagger.engineOptions, such as accounting_group=...");
            }
            return new HtCondor();
        }
        var missing = new ArrayList<Diagnostic>();
        require(
                missing,
                "tagger.submitCommand",
                submitCommand,
                "the command that submits {script} and prints its number");
        require(
                missing,
                "tagger.listCommand",
                listCommand,
                "the command that prints the numbers of jobs that wait or run");
        require(missing, "tagger.cancelCommand", cancelCommand, "the command that ends {jobs}");
        InvalidInputException.throwIfAny(missing);
        return new CommandEngine(submitCommand, listCommand, cancelCommand);
    }

    private static void require(List<Diagnostic> missing, String property, String value, String expected) {
        if (blank(value)) {
            missing.add(Diagnostic.ofProperty(property, "is not set, tagger.executor=command needs " + expected));
        }
    }

    private Duration wallTime() {
        if (blank(walltime)) {
            return null;
        }
        var parts = WALLTIME.matcher(walltime.strip());
        if (!parts.matches()) {
            throw wrong("tagger.walltime", walltime, "hours:minutes or hours:minutes:seconds such as 12:00");
        }
        var seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return Duration.ofHours(Integer.parseInt(parts.group(1)))
                .plusMinutes(Integer.parseInt(parts.group(2)))
                .plusSeconds(seconds);
    }

    private long memoryMib() {
        if (blank(memory)) {
            return 0;
        }
        var parts = MEMORY.matcher(memory.strip());
        if (!parts.matches()) {
            throw wrong("tagger.memory", memory, "a number of MiB or GiB such as 4000M or 4G");
        }
        return Long.parseLong(parts.group(1)) * (parts.group(2).equals("G") ? 1024 : 1);
    }

    private static InvalidInputException wrong(String property, String value, String expected) {
        return new InvalidInputException(
                Diagnostic.ofProperty(property, "is '%s', expected %s".formatted(value, expected)));
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }
}
