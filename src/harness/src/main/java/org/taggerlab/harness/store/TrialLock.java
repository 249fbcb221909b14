package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * The right to work on one thing that builds share, such as a trial or a sample, held by one build at a time.
 *
 * <p>It is a lock of the operating system, which lets go of it when the holder ends, however it ends: a lock can
 * therefore never be stale. The file stays when the lock is released, since deleting it would let two builds lock two
 * files of the same name.
 */
public final class TrialLock implements AutoCloseable {
    /**
     * Within one JVM such locks do not exclude each other, and closing a second channel on the file would release the
     * first one's. Maven may load this class several times, so the record of what is held lies with the JVM.
     */
    private static final String HELD = "org.taggerlab.lock:";

    /** How often a lock that another holds is tried. */
    private static final long WAIT_MILLIS = 200;

    /** How the names of files end that say who holds a lock. */
    static final String OWNER = ".owner";

    private final Path file;
    private final FileChannel channel;
    private final LockOwner owner;

    private TrialLock(Path file, FileChannel channel, LockOwner owner) {
        this.file = file;
        this.channel = channel;
        this.owner = owner;
    }

    /**
     * Takes the lock, after waiting for its holder.
     *
     * @param waiting receives who that is, once for each holder
     * @throws IOException if the file cannot be written or the file system cannot lock
     */
    public static TrialLock acquire(Path lockFile, Consumer<String> waiting) throws IOException, InterruptedException {
        var said = "";
        var lock = tryAcquire(lockFile);
        while (lock.isEmpty()) {
            // a holder writes its name after it has locked
            Thread.sleep(WAIT_MILLIS);
            lock = tryAcquire(lockFile);
            var holder = owner(lockFile).map(LockOwner::toString).orElse("another build");
            if (lock.isEmpty() && !holder.equals(said)) {
                waiting.accept(holder);
                said = holder;
            }
        }
        return lock.get();
    }

    /**
     * Takes the lock if it is free.
     *
     * @throws IOException if the file cannot be written or the file system cannot lock
     */
    static Optional<TrialLock> tryAcquire(Path lockFile) throws IOException {
        // one file has one name, whatever links lead to it
        var file = lockFile.toAbsolutePath().getParent().toRealPath().resolve(lockFile.getFileName());
        if (System.getProperties().putIfAbsent(HELD + file, "held") != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        LockOwner owner = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            if (taken) {
                // a holder that was killed has left its name
                owner = LockOwner.self(owner(file).map(LockOwner::attempt).orElse(0) + 1);
                AtomicFile.write(ownerFile(file), ProtocolJson.bytes(owner));
            }
        } catch (IOException e) {
            taken = false;
            throw new IOException(
                    "user '%s' cannot lock %s%s"
                            .formatted(
                                    System.getProperty("user.name"),
                                    FileError.at(file, e),
                                    e instanceof AccessDeniedException
                                            ? "; everyone who shares a store needs permission to write its locks"
                                            : ""),
                    e);
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                System.getProperties().remove(HELD + file);
            }
        }
        return taken ? Optional.of(new TrialLock(file, channel, owner)) : Optional.empty();
    }

    /** Who held the lock last, as far as it can be read. */
    static Optional<LockOwner> owner(Path lockFile) {
        try {
            return Optional.of(ProtocolJson.read(ownerFile(lockFile), LockOwner.class));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Removes what a killed holder has left beside its lock, unless the lock is taken now. */
    static void forgetOwnerIfFree(Path ownerFile) throws IOException {
        var name = ownerFile.getFileName().toString();
        var lock = tryAcquire(ownerFile.resolveSibling(name.substring(0, name.length() - OWNER.length())));
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    private static Path ownerFile(Path lockFile) {
        return lockFile.resolveSibling(lockFile.getFileName() + OWNER);
    }

    /**
     * Whether no other process was granted the lock since. That happens on file systems that let go of the locks of a machine
     * they have lost sight of, although it still runs.
     */
    public boolean isCurrent() {
        return owner(file).filter(owner::equals).isPresent();
    }

    /** Which attempt at this trial it is, as {@link LockOwner#attempt}. */
    public int attempt() {
        return owner.attempt();
    }

    /** Gives it back. */
    @Override
    public void close() throws IOException {
        try {
            if (isCurrent()) {
                Files.deleteIfExists(ownerFile(file));
            }
        } finally {
            try {
                channel.close();
            } finally {
                System.getProperties().remove(HELD + file);
            }
        }
    }
}
