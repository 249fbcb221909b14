package org.taggerlab.slurm;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Slurm (packages slurmctld, slurmd, slurm-client, munge) with two nodes, {@code n1} and {@code n2}, of two processors
 * each on 127.0.0.1; no system service, no accounting.
 */
public final class LocalSlurm implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch");

    private static final String CONFIGURATION = """
            ClusterName=tagger
            SlurmctldHost=%1$s(127.0.0.1)
            SlurmctldPort=%2$d
            AuthType=auth/munge
            AuthInfo=socket=%3$s/munge/socket,cred_expire=5
            CredType=cred/munge
            SlurmUser=%4$s
            SlurmdUser=%4$s
            StateSaveLocation=%3$s/state
            SlurmdSpoolDir=%3$s/spool-%%n
            SlurmctldPidFile=%3$s/slurmctld.pid
            SlurmdPidFile=%3$s/slurmd-%%n.pid
            SlurmctldLogFile=%3$s/slurmctld.log
            SlurmdLogFile=%3$s/slurmd-%%n.log
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core_Memory
            AccountingStorageType=accounting_storage/none
            JobAcctGatherType=jobacct_gather/none
            MpiDefault=none
            ReturnToService=2
            SlurmdTimeout=10
            KillWait=3
            DefMemPerNode=1500
            SlurmdParameters=config_overrides
            SchedulerParameters=sched_min_interval=0,batch_sched_delay=0,bf_interval=1
            NodeName=n1 NodeHostname=%1$s NodeAddr=127.0.0.1 Port=%5$d CPUs=2 RealMemory=6000 State=UNKNOWN
            NodeName=n2 NodeHostname=%1$s NodeAddr=127.0.0.1 Port=%6$d CPUs=2 RealMemory=6000 State=UNKNOWN
            PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
            PartitionName=closed Nodes=n2 MaxTime=INFINITE State=DOWN
            """;

    private final Path folder;
    private final Map<String, Process> daemons = new HashMap<>();

    private LocalSlurm(Path folder) {
        this.folder = folder;
    }

    /** What is not installed, in a sentence; empty if nothing. */
    public static String missing() {
        var missing = PROGRAMS.stream()
                .filter(program -> !Files.isExecutable(Path.of(program)))
                .toList();
        return missing.isEmpty()
                ? ""
                : "%s is not there: apt-get install slurmctld slurmd slurm-client munge".formatted(missing.get(0));
    }

    /**
     * Starts all of it, and waits until both nodes take jobs.
     *
     * @param parent a folder whose path is short: it holds sockets
     */
    public static LocalSlurm start(Path parent) throws IOException, InterruptedException {
        var slurm = new LocalSlurm(Files.createTempDirectory(parent, "slurm"));
        try {
            slurm.startAll();
            return slurm;
        } catch (IOException | RuntimeException e) {
            slurm.close();
            throw e;
        }
    }

    private void startAll() throws IOException, InterruptedException {
        // munge lets nobody in whose folders others could write, and its socket must be reached
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var munge = Files.createDirectory(folder.resolve("munge"));
        Files.setPosixFilePermissions(munge, PosixFilePermissions.fromString("rwx--x--x"));
        var key = new byte[128];
        new SecureRandom().nextBytes(key);
        Files.write(munge.resolve("key"), key);
        Files.setPosixFilePermissions(munge.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        for (var name : List.of("state", "spool-n1", "spool-n2")) {
            Files.createDirectory(folder.resolve(name));
        }
        Files.writeString(
                configuration(),
                CONFIGURATION.formatted(
                        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip(),
                        freePort(),
                        folder,
                        System.getProperty("user.name"),
                        freePort(),
                        freePort()));
        startDaemon(
                "munged",
                "/usr/sbin/munged",
                "--foreground",
                "--force",
                "--key-file=" + munge.resolve("key"),
                "--socket=" + munge.resolve("socket"),
                "--pid-file=" + munge.resolve("pid"),
                "--log-file=" + munge.resolve("log"),
                "--seed-file=" + munge.resolve("seed"));
        await("munge", () -> Files.exists(munge.resolve("socket")));
        startController();
        startNode("n1");
        startNode("n2");
        await(
                "both nodes",
                () -> run("sinfo", "--noheader", "--Node", "--partition=main", "--format=%N %T")
                                .lines()
                                .filter(line -> line.endsWith(" idle"))
                                .count()
                        == 2);
    }

    /** Starts the controller, with what it knew when it ended. */
    public void startController() throws IOException {
        startDaemon(
                "slurmctld", "/usr/sbin/slurmctld", "-D", "-f", configuration().toString());
    }

    /** Starts a node. */
    public void startNode(String node) throws IOException {
        startDaemon(
                node,
                "/usr/sbin/slurmd",
                "-D",
                "-N",
                node,
                "-f",
                configuration().toString());
    }

    private void startDaemon(String name, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".out").toFile()));
        builder.environment().put("SLURM_CONF", configuration().toString());
        daemons.put(name, builder.start());
    }

    /** Kills the controller without a warning. */
    public void killController() throws InterruptedException {
        daemons.remove("slurmctld").destroyForcibly().waitFor();
    }

    /** Kills a node without a warning, with all that runs on it. */
    public void killNode(String node) throws IOException, InterruptedException {
        daemons.remove(node).destroyForcibly().waitFor();
        endJobs("SLURMD_NODENAME=" + node);
    }

    /** The processes of jobs are no children of the daemon; each knows by its environment where it runs. */
    private void endJobs(String variable) throws IOException {
        for (var process : ProcessHandle.allProcesses().toList()) {
            var environment = Path.of("/proc", Long.toString(process.pid()), "environ");
            try {
                var words = List.of(Files.readString(environment, StandardCharsets.ISO_8859_1)
                        .split("\0"));
                if (words.contains(variable) && words.contains("SLURM_CONF=" + configuration())) {
                    process.destroyForcibly();
                }
            } catch (IOException gone) {
                // has ended, or is another user's
                continue;
            }
        }
    }

    /** What commands of this Slurm need to find it. */
    public Map<String, String> environment() {
        return Map.of("SLURM_CONF", configuration().toString());
    }

    private Path configuration() {
        return folder.resolve("slurm.conf");
    }

    /** Runs a command of this Slurm; its output, of a failed one too. */
    public String run(String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "command", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment());
        builder.start().waitFor(30, TimeUnit.SECONDS);
        return Files.readString(output);
    }

    /** Whether something is so. */
    @FunctionalInterface
    public interface Condition {
        /** Looks. */
        boolean holds() throws Exception;
    }

    /** Waits until something is so, at most two minutes. */
    public void await(String what, Condition condition) throws IOException, InterruptedException {
        for (int i = 0; i < 1200; i++) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
            Thread.sleep(100);
        }
        throw new AssertionError(what + " did not come; " + logs());
    }

    /** The ends of all logs. */
    public String logs() throws IOException {
        var text = new ArrayList<String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(one -> one.toString().matches(".*\\.(log|out)"))
                    .toList()) {
                var lines = Files.readAllLines(file);
                text.add(file.getFileName() + ":");
                text.addAll(lines.subList(Math.max(0, lines.size() - 20), lines.size()));
            }
        }
        return String.join("\n", text);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Ends all of it, jobs included. */
    @Override
    public void close() throws IOException, InterruptedException {
        daemons.values().forEach(Process::destroyForcibly);
        for (var daemon : daemons.values()) {
            daemon.waitFor(10, TimeUnit.SECONDS);
        }
        for (var node : List.of("n1", "n2")) {
            endJobs("SLURMD_NODENAME=" + node);
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
