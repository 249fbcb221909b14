package org.taggerlab.plugin.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One run of Maven in a process of its own. */
final class Build {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern TRAINED = Pattern.compile("trained (\\d+) trials, \\d+ were there before");

    /** The parameter for options of workers' JVMs, with its equals sign. */
    static final String JVM_OPTIONS = "-Dtagger.jvmOptions=";

    /** These trials are over before an optimising compiler has earned what it costs. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final UserProject project;
    private final Process process;
    private final Path logFile;
    private final long start = System.nanoTime();

    private Build(UserProject project, Process process, Path logFile) {
        this.project = project;
        this.process = process;
        this.logFile = logFile;
    }

    static Build start(UserProject project, Map<String, String> environment, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("tagger.maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                settings(project).toString(),
                "-Dmaven.repo.local=" + System.getProperty("tagger.it-repository"),
                "-Dtagger.store=" + project.store(),
                "-Dtagger.workers=2"));
        if (arguments.stream().noneMatch(argument -> argument.startsWith(JVM_OPTIONS))) {
            command.add(JVM_OPTIONS + QUICK);
        }
        command.addAll(arguments);
        var log = Files.createTempFile(project.folder(), "build-", ".log");
        var builder = new ProcessBuilder(command)
                .directory(project.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // what surefire or the user told the outer Maven is none of this one's business
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("SUREFIRE_"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new Build(project, builder.start(), log);
    }

    private static Path settings(UserProject project) throws IOException {
        var file = project.folder().resolve("settings.xml");
        if (!Files.exists(file)) {
            var repository = Path.of(System.getProperty("tagger.repository"));
            Files.writeString(
                    file,
                    Files.readString(Path.of("src/it/settings.xml"))
                            .replace("@localRepositoryUrl@", repository.toUri().toString()));
        }
        return file;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Waits for the end; a build that does not end in minutes is an error and is ended. */
    int ended() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError("the build did not end; its log: " + log());
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(logFile);
    }

    /** How many trials this build trained, as it says itself. */
    int trained() throws IOException {
        var matcher = TRAINED.matcher(log());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** A worker of this build's store as soon as there is one; none if the build ends before. */
    Optional<ProcessHandle> awaitWorker() throws InterruptedException {
        while (isAlive()) {
            var workers = workers(project);
            if (!workers.isEmpty()) {
                return Optional.of(workers.get(0));
            }
            Thread.sleep(20);
        }
        return Optional.empty();
    }

    /** The workers on a project's store, whoever started them. */
    static List<ProcessHandle> workers(UserProject project) {
        var work = project.store().resolve("work").toString();
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> Arrays.stream(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.startsWith(work)))
                .toList();
    }
}
