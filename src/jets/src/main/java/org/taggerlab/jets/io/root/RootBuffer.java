package org.taggerlab.jets.io.root;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Bytes of a ROOT object, big-endian, with the conventions of its streamers: byte counts, versions, strings, and
 * objects that refer to others by their place.
 */
final class RootBuffer {

    private static final int BYTE_COUNT = 0x40000000;
    private static final int NEW_CLASS = 0xffffffff;
    private static final int CLASS = 0x80000000;
    /** References count from 2, since 0 and 1 have a meaning of their own. */
    private static final int REFERENCE_OFFSET = 2;

    private static final int REFERENCED_BIT = 1 << 4;
    /** Branches of branches of branches; more come from broken files, and would end the stack. */
    private static final int MAX_DEPTH = 50;

    private final ByteBuffer bytes;
    private final int keyLength;
    private final Map<Integer, Object> references = new HashMap<>();
    private int depth;

    /** @param keyLength bytes of the key before the object: references count them too */
    RootBuffer(byte[] bytes, int keyLength) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.keyLength = keyLength;
    }

    /** Version of an object and where it ends. */
    record Header(int version, int end) {}

    int position() {
        return bytes.position();
    }

    void skip(long count) {
        require(count);
        bytes.position(bytes.position() + (int) count);
    }

    /** Goes on; never back, so that nothing is read again and again. */
    void skipTo(int position) {
        if (position < bytes.position()) {
            throw new IllegalStateException(
                    "an object that ends at " + position + " was read until " + bytes.position());
        }
        bytes.position(position);
    }

    /** Goes back to where an object began whose end had to be looked at first. */
    void rewind(int position) {
        bytes.position(position);
    }

    int i8() {
        return bytes.get();
    }

    int i16() {
        return bytes.getShort();
    }

    int i32() {
        return bytes.getInt();
    }

    long i64() {
        return bytes.getLong();
    }

    /** Refuses to go on where fewer bytes are left than were announced, before memory is taken for them. */
    void require(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalStateException(count + " bytes were announced, " + bytes.remaining() + " are left");
        }
    }

    byte[] take(int count) {
        require(count);
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    String string() {
        int length = bytes.get() & 0xff;
        return new String(take(length == 255 ? bytes.getInt() : length), StandardCharsets.UTF_8);
    }

    /** Byte count and version that an object begins with. */
    Header header() {
        int start = bytes.position();
        int count = bytes.getInt();
        if ((count & BYTE_COUNT) == 0) {
            throw new IllegalStateException("an object without a byte count at " + start);
        }
        int end = start + 4 + (count & ~BYTE_COUNT);
        if (end > bytes.limit()) {
            throw new IllegalStateException("an object at " + start + " ends beyond its buffer");
        }
        return new Header(bytes.getShort(), end);
    }

    /** Skips an object that begins with a byte count. */
    void skipObject() {
        skipTo(header().end());
    }

    /** A {@code TObject}, of which nothing is needed. */
    void object() {
        skip(2 + 4);
        if ((bytes.getInt() & REFERENCED_BIT) != 0) {
            skip(2);
        }
    }

    /** A {@code TNamed}: its name. */
    String named() {
        Header header = header();
        object();
        String name = string();
        skipTo(header.end());
        return name;
    }

    /**
     * An object of any class, or what an earlier place already held.
     *
     * @param read makes an object of the class named, or gives {@code null} for one of no interest, wherever it stops
     */
    Object any(BiFunction<String, RootBuffer, Object> read) {
        int start = bytes.position();
        int count = bytes.getInt();
        int tag = count;
        int end = -1;
        int tagPlace = start;
        if ((count & BYTE_COUNT) != 0 && count != NEW_CLASS) {
            end = start + 4 + (count & ~BYTE_COUNT);
            tagPlace = bytes.position();
            tag = bytes.getInt();
        }
        if ((tag & CLASS) == 0) {
            if (end >= 0 && !references.containsKey(tag)) {
                skipTo(end);
            }
            return references.get(tag);
        }
        String type;
        if (tag == NEW_CLASS) {
            type = terminated();
            references.put(tagPlace + keyLength + REFERENCE_OFFSET, type);
        } else if (references.get(tag & ~CLASS) instanceof String known) {
            type = known;
        } else {
            throw new IllegalStateException("an object at " + start + " is of a class that was not introduced");
        }
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("objects at " + start + " are nested more than " + MAX_DEPTH + " deep");
        }
        int outer = bytes.limit();
        if (end > outer) {
            throw new IllegalStateException("an object at " + start + " ends beyond what it is in");
        }
        bytes.limit(end < 0 ? outer : end);
        depth++;
        Object object = read.apply(type, this);
        depth--;
        bytes.limit(outer);
        if (object != null) {
            references.put(start + keyLength + REFERENCE_OFFSET, object);
        }
        if (end >= 0) {
            skipTo(end);
        }
        return object;
    }

    private String terminated() {
        StringBuilder text = new StringBuilder();
        for (int c = bytes.get(); c != 0; c = bytes.get()) {
            text.append((char) c);
        }
        return text.toString();
    }
}
