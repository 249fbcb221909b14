package org.taggerlab.jets.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * A file as jhdf reads it, mapped into memory: nothing beyond its end, whatever its headers declare; and in one operation no node
 * of a tree twice, nor many times more bytes than the file has, so that trees that lead in circles or share their branches
 * end.
 */
final class BoundedStorage implements HdfBackingStorage {

    /** Bytes per operation, beside so many times the file's own: headers are read two or three times. */
    private static final long ALWAYS = 1 << 20;

    private static final int TIMES = 8;

    private static final int TREE = signature("TREE");
    private static final int BRANCH = signature("BTIN");
    private static final int LEAF = signature("BTLF");
    private static final int SYMBOLS = signature("SNOD");
    private static final int TREE_HEADER = signature("BTHD");
    /** Where a tree of version 2 says how large a record is, and how many there are. */
    private static final int RECORD_SIZE = 10;

    private static final int RECORDS = 26;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer whole;
    private final Superblock superblock;
    private final Set<Long> nodes = new HashSet<>();
    private long left;

    /** What a sound file never has; the message is for a user. */
    static final class LimitException extends HdfException {
        private static final long serialVersionUID = 1;

        LimitException(String message) {
            super(message);
        }
    }

    private BoundedStorage(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.whole = size > Integer.MAX_VALUE ? null : channel.map(MapMode.READ_ONLY, 0, size);
        this.superblock = Superblock.readSuperblock(channel, 0);
        if (whole != null) {
            // what is mapped stays
            channel.close();
        }
        begin();
    }

    /** Opens a file. */
    static BoundedStorage open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            BoundedStorage storage = new BoundedStorage(channel);
            if (storage.getUserBlockSize() != 0) {
                throw new LimitException("its superblock says that the file begins elsewhere");
            }
            return storage;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The file as jhdf shows it. */
    HdfFile file() {
        try {
            // jhdf has no public way for a storage of others
            Constructor<HdfFile> constructor = HdfFile.class.getDeclaredConstructor(HdfBackingStorage.class);
            constructor.setAccessible(true);
            return constructor.newInstance(this);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new HdfException("cannot be opened", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of jhdf opens files otherwise", e);
        }
    }

    /** Begins an operation. */
    synchronized void begin() {
        nodes.clear();
        left = ALWAYS + TIMES * size;
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        ByteBuffer bytes = map(address, length);
        if (length >= Integer.BYTES) {
            check(bytes, address);
        }
        return bytes;
    }

    private synchronized void check(ByteBuffer bytes, long address) {
        int signature = bytes.getInt(0);
        boolean isNode = signature == TREE || signature == BRANCH || signature == LEAF || signature == SYMBOLS;
        if (isNode && !nodes.add(address)) {
            throw new LimitException("a node of a tree, at byte " + address + ", is reached twice");
        }
        if (signature == TREE_HEADER && bytes.limit() >= RECORDS + Integer.BYTES) {
            long records = bytes.getInt(RECORDS) & 0xffffffffL;
            int width = Math.max(1, bytes.getShort(RECORD_SIZE) & 0xffff);
            if (records > size / width) {
                throw new LimitException("a tree, at byte " + address + ", declares " + records + " records of " + width
                        + " bytes in a file of " + size);
            }
        }
    }

    @Override
    public ByteBuffer map(long address, long length) {
        return mapNoOffset(address + superblock.getBaseAddressByte(), length);
    }

    @Override
    public synchronized ByteBuffer mapNoOffset(long address, long length) {
        if (address < 0 || length < 0 || length > Integer.MAX_VALUE || address > size - length) {
            throw new LimitException(length + " bytes at byte " + address + " leave the file, which has " + size);
        }
        left -= length;
        if (left < 0) {
            throw new LimitException(
                    "its structure leads to more than " + (ALWAYS + TIMES * size) + " bytes in a file of " + size);
        }
        return part(address, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer part(long address, int length) {
        try {
            return whole == null ? channel.map(MapMode.READ_ONLY, address, length) : whole.slice((int) address, length);
        } catch (IOException e) {
            throw new HdfException("cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public long getUserBlockSize() {
        return superblock.getBaseAddressByte();
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        return channel;
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new HdfException("cannot be closed", e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    private static int signature(String text) {
        return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
    }
}
