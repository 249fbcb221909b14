package org.taggerlab.jets.io.root;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.taggerlab.jets.sample.SampleBytes;
import org.taggerlab.jets.sample.SampleException;

/** A ROOT file, open for reading its trees. Not thread-safe. */
public final class RootFile implements AutoCloseable {

    private static final String TREE = "TTree";
    private static final String NTUPLE = "RNTuple";
    private static final int MAGIC = 0x726f6f74;
    private static final int LARGE_FILE = 1_000_000;
    private static final int LARGE_DIRECTORY = 1000;
    private static final int HEADER = 64;
    private static final int MAX_KEY = 4096;
    private static final int MAX_DEPTH = 4;
    /** In all directories together; files of experiments have thousands. */
    private static final int MAX_KEYS = 200_000;
    /** Larger records do not come from ROOT's baskets and trees, but from broken sizes. */
    private static final int MAX_RECORD = 1 << 28;
    /** More than LZMA or ZSTD gain on numbers that are all the same. */
    private static final long MAX_GAIN = 10_000;
    /** More than is gained on a large record. */
    private static final long MAX_EXPANSION = 200;

    private static final int ALWAYS_ALLOWED = 1 << 26;

    private static final String BROKEN = "download or copy the file again and compare its sha256";

    private final Path path;
    private final FileChannel channel;
    private final long length;
    private final List<RootKey> keys;
    private long described;

    private RootFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.length = channel.size();
        this.keys = guard("cannot be read", this::directory);
    }

    /** @throws SampleException for a file that is missing, truncated or not of ROOT */
    public static RootFile open(Path path) {
        SampleBytes.size(path);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            return new RootFile(path, channel);
        } catch (IOException e) {
            close(channel);
            throw SampleException.unreadable(path, e);
        } catch (SampleException e) {
            close(channel);
            throw e;
        }
    }

    /**
     * What {@code use} makes of a file, which is closed again if that fails.
     *
     * @throws SampleException for a file that is missing, truncated or not of ROOT
     */
    public static <T> T open(Path path, Function<RootFile, T> use) {
        RootFile file = open(path);
        try {
            return use.apply(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** Names of the trees, those in directories as {@code directory/tree}. */
    public List<String> trees() {
        return keys.stream()
                .filter(key -> key.type().equals(TREE))
                .map(RootKey::name)
                .distinct()
                .toList();
    }

    /**
     * The newest copy of a tree.
     *
     * @throws SampleException when there is none of this name, or it is broken
     */
    public RootTree tree(String name) {
        RootKey newest = keys.stream()
                .filter(key -> key.type().equals(TREE) && key.name().equals(name))
                .reduce((a, b) -> a.cycle() >= b.cycle() ? a : b)
                .orElseThrow(() -> missing("has no tree \"" + name + "\""));
        return guard("its tree \"" + name + "\" cannot be read", () -> {
            RootKey key = key(newest.seek());
            described += key.unpacked();
            if (described > ALWAYS_ALLOWED + MAX_EXPANSION * length) {
                throw new IllegalStateException(
                        "the descriptions of its trees have " + described + " bytes in a file of " + length);
            }
            return RootTreeReader.read(this, name, new RootBuffer(contents(key), key.length()));
        });
    }

    /** Whether it holds an RNTuple. */
    public boolean hasNTuple() {
        return nTuple().isPresent();
    }

    private Optional<RootKey> nTuple() {
        return keys.stream().filter(key -> key.type().endsWith(NTUPLE)).findFirst();
    }

    /** That a tree is missing: what the file has in its place. */
    public SampleException missing(String problem) {
        return nTuple().map(key -> SampleException.of(
                        path,
                        problem + ", but holds the RNTuple \"" + key.name() + "\", which is not read",
                        "write a TTree, for example with ROOT's RDataFrame::Snapshot"))
                .orElseGet(() -> SampleException.of(path, problem, "its trees are " + trees()));
    }

    @Override
    public void close() {
        close(channel);
    }

    long length() {
        return length;
    }

    /** More entries than any tree of a file of this size has. */
    long mostEntries() {
        return MAX_GAIN * length;
    }

    /** The key at {@code seek}. */
    RootKey key(long seek) {
        int available = (int) Math.min(MAX_KEY, length - seek);
        // a key may say elsewhere only where the file was recovered; its own place is what counts
        return RootKey.read(new RootBuffer(bytes(seek, available), 0)).at(seek);
    }

    /** Bytes of the key at {@code key}, beyond its standard part. */
    RootBuffer head(RootKey key) {
        RootBuffer head = new RootBuffer(bytes(key.seek(), key.length()), 0);
        RootKey.read(head);
        return head;
    }

    /** Contents of a record, unpacked. */
    byte[] contents(RootKey key) {
        boolean isMuch =
                key.unpacked() > Math.min(MAX_GAIN * key.bytes(), ALWAYS_ALLOWED + MAX_EXPANSION * key.bytes());
        if (isMuch || key.bytes() > MAX_RECORD || key.unpacked() > MAX_RECORD) {
            throw new IllegalStateException("the record \"" + key.name() + "\" has " + key.bytes() + " bytes for "
                    + key.unpacked() + " unpacked");
        }
        byte[] record = bytes(key.seek(), key.bytes());
        int packed = key.bytes() - key.length();
        if (packed == key.unpacked()) {
            byte[] plain = new byte[packed];
            System.arraycopy(record, key.length(), plain, 0, packed);
            return plain;
        }
        return RootCompression.unpack(record, key.length(), key.unpacked());
    }

    /** What {@code read} gives; whatever a broken file makes it throw becomes a {@link SampleException}. */
    <T> T guard(String problem, Supplier<T> read) {
        try {
            return read.get();
        } catch (SampleException e) {
            throw e;
        } catch (RootUnsupportedException e) {
            throw SampleException.of(path, problem + ": " + e.getMessage(), e.advice(), e);
        } catch (RuntimeException e) {
            String what = e instanceof IllegalStateException ? e.getMessage() : e.toString();
            throw SampleException.of(path, problem + ": " + what, BROKEN, e);
        }
    }

    private List<RootKey> directory() {
        RootBuffer header = new RootBuffer(bytes(0, (int) Math.min(HEADER, length)), 0);
        if (header.i32() != MAGIC) {
            throw new IllegalStateException("it does not begin with \"root\"");
        }
        int version = header.i32();
        int begin = header.i32();
        boolean large = version >= LARGE_FILE;
        long end = large ? header.i64() : header.i32() & 0xffffffffL;
        if (end > length) {
            throw new IllegalStateException("it is truncated: it has " + length + " bytes of " + end);
        }
        header.skip(large ? 8 : 4);
        header.skip(4 + 4);
        int nameBytes = header.i32();
        List<RootKey> found = new ArrayList<>();
        directory(begin + nameBytes, "", 0, new HashSet<>(), found);
        return found;
    }

    /**
     * Adds the keys of the directory at {@code seek}, their names after {@code prefix}.
     *
     * @param depth directories that it is in
     * @param seen where directories and lists are that were read before: none has two places
     */
    private void directory(long seek, String prefix, int depth, Set<Long> seen, List<RootKey> found) {
        RootBuffer head = new RootBuffer(bytes(seek, (int) Math.min(HEADER, length - seek)), 0);
        boolean longSeeks = head.i16() > LARGE_DIRECTORY;
        head.skip(4 + 4 + 4 + 4);
        head.skip(longSeeks ? 16 : 8);
        long keysAt = longSeeks ? head.i64() : head.i32();
        if (keysAt == 0) {
            throw new RootUnsupportedException(
                    "its writer ended before closing it: the list of its keys was never written",
                    "write it again; ROOT itself may recover a part of it when it opens the file");
        }
        if (!seen.add(seek) | !seen.add(keysAt)) {
            throw new IllegalStateException("its directory \"" + prefix + "\" is inside itself, or in two places");
        }
        RootKey list = key(keysAt);
        if (list.unpacked() != list.bytes() - list.length()) {
            throw new IllegalStateException("the list of its keys is compressed, which ROOT never does");
        }
        RootBuffer records = new RootBuffer(contents(list), 0);
        int count = records.i32();
        for (int i = 0; i < count; i++) {
            RootKey key = RootKey.read(records).within(prefix);
            found.add(key);
            if (found.size() > MAX_KEYS) {
                throw new IllegalStateException("its directories list more than " + MAX_KEYS + " objects");
            }
            if (key.type().startsWith("TDirectory") && depth < MAX_DEPTH) {
                directory(key.seek() + key.length(), key.name() + "/", depth + 1, seen, found);
            }
        }
    }

    private byte[] bytes(long position, int count) {
        if (position < 0 || count < 0 || position + count > length) {
            throw new IllegalStateException(
                    "bytes " + position + " to " + (position + count) + " are beyond its end at " + length);
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) < 0) {
                    throw new EOFException("it ends early");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        return buffer.array();
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // a channel that was only read from has nothing to lose
        }
    }
}
