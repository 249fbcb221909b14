package org.taggerlab.jets.io.root;

/**
 * Values of consecutive entries, as bytes.
 *
 * @param entries how many
 * @param bytes the values of all of them
 * @param offsets where each entry begins [entries + 1], {@code null} where all are of one size, or where the offsets
 *     follow from the branch that counts the values
 */
record RootBasket(int entries, byte[] bytes, int[] offsets) {

    /** What is added to the flag of a basket whose offsets were left to be generated. */
    private static final int OFFSETS_GENERATED = 80;

    /** What is added to the flag of a basket with displacements. */
    private static final int DISPLACED = 40;

    /** The only option that ROOT defines for baskets: offsets are generated. */
    private static final int KNOWN_BITS = 1;

    private record Head(int entries, int last, int flag) {

        static Head read(RootBuffer in) {
            in.skip(2 + 4);
            // a negative size announces a byte of options
            if (in.i32() < 0) {
                int bits = in.i8();
                if (bits != KNOWN_BITS) {
                    throw new RootUnsupportedException(
                            "a basket has the options fIOBits = " + bits + ", of which only 1 is known",
                            "write the tree without TIOFeatures");
                }
            }
            int entries = in.i32();
            int last = in.i32();
            int flag = in.i8() & 0xff;
            if (entries < 0) {
                throw new IllegalStateException("a basket has " + entries + " entries");
            }
            return new Head(entries, last, flag);
        }
    }

    /** A basket with a record of its own. */
    static RootBasket read(RootFile file, long seek) {
        RootKey key = file.key(seek);
        Head head = Head.read(file.head(key));
        byte[] contents = file.contents(key);
        int border = head.last - key.length();
        if (border < 0 || border > contents.length) {
            throw new IllegalStateException("a basket's values end at " + border + " of " + contents.length + " bytes");
        }
        if (border == contents.length) {
            return new RootBasket(head.entries, contents, null);
        }
        RootBuffer tail = new RootBuffer(contents, 0);
        tail.skipTo(border);
        int stored = tail.i32();
        if (stored < head.entries) {
            throw new IllegalStateException("a basket has " + stored + " offsets of " + head.entries + " entries");
        }
        return new RootBasket(head.entries, contents, offsets(tail, head.entries, key.length(), border));
    }

    /** A basket inside the tree's own record, {@code null} for one without values. */
    static RootBasket embedded(RootBuffer in) {
        RootKey key = RootKey.read(in);
        Head head = Head.read(in);
        int border = head.last - key.length();
        int flag = head.flag % OFFSETS_GENERATED;
        int[] offsets = null;
        if (head.flag < OFFSETS_GENERATED && flag != 0 && flag % 10 != 2) {
            int stored = head.entries == 0 ? 0 : in.i32();
            int start = in.position();
            offsets = stored < head.entries ? null : offsets(in, head.entries, key.length(), border);
            in.skip(4L * stored - (in.position() - start));
            if (flag > DISPLACED) {
                in.skip(4L * in.i32());
            }
        }
        if (flag != 1 && flag <= 10) {
            return null;
        }
        in.skip(key.length());
        return new RootBasket(head.entries, in.take(border), offsets);
    }

    private static int[] offsets(RootBuffer in, int entries, int keyLength, int border) {
        in.require(4L * entries);
        int[] offsets = new int[entries + 1];
        for (int i = 0; i < entries; i++) {
            offsets[i] = in.i32() - keyLength;
            if (offsets[i] < 0 || offsets[i] > border || i > 0 && offsets[i] < offsets[i - 1]) {
                throw new IllegalStateException(
                        "entry " + i + " of a basket begins at " + offsets[i] + " of " + border);
            }
        }
        offsets[entries] = border;
        return offsets;
    }
}
