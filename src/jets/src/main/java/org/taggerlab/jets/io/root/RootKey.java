package org.taggerlab.jets.io.root;

/**
 * What precedes every record of a ROOT file.
 *
 * @param bytes of the whole record, this key included
 * @param unpacked bytes of its contents
 * @param length bytes of this key
 * @param cycle rises with every newer copy of the same name
 * @param seek where the record is in the file
 */
record RootKey(int bytes, int unpacked, int length, int cycle, long seek, String type, String name) {

    private static final int LARGE_FILE = 1000;

    static RootKey read(RootBuffer in) {
        int bytes = in.i32();
        int version = in.i16();
        int unpacked = in.i32();
        in.skip(4);
        int length = in.i16();
        int cycle = in.i16();
        long seek = version > LARGE_FILE ? in.i64() : in.i32();
        in.skip(version > LARGE_FILE ? 8 : 4);
        String type = in.string();
        String name = in.string();
        in.string();
        return new RootKey(bytes, unpacked, length, cycle, seek, type, name);
    }

    /** The same key with its name after that of its directory. */
    RootKey within(String prefix) {
        return new RootKey(bytes, unpacked, length, cycle, seek, type, prefix + name);
    }

    /** The same key of a record that lies at {@code place}, with sizes that a record can have. */
    RootKey at(long place) {
        if (length <= 0 || bytes < length || unpacked < 0) {
            throw new IllegalStateException(
                    "the key of \"" + name + "\" has " + length + " bytes of " + bytes + ", " + unpacked + " unpacked");
        }
        return new RootKey(bytes, unpacked, length, cycle, place, type, name);
    }
}
