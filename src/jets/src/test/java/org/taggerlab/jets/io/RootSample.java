package org.taggerlab.jets.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.taggerlab.jets.io.RootBytes.Content;

/** Writes a ROOT file of one tree, uncompressed, one basket a branch: as much as tests need of samples of our own. */
final class RootSample {

    static final int BEGIN = 100;
    private static final int BASKET_HEAD = 19;

    /** Where the values of a column go. */
    enum Baskets {
        /** Into a record of their own, with offsets. */
        RECORDS,
        /** The same, and offsets of jagged columns have to be generated: fIOBits 1. */
        GENERATED_OFFSETS,
        /** Into the record of the tree, as of one that was filled in memory. */
        IN_MEMORY
    }

    private final String tree;
    private Baskets baskets = Baskets.RECORDS;
    private String nTuple = "";
    final ByteArrayOutputStream file = new ByteArrayOutputStream();

    RootSample(String tree) {
        this.tree = tree;
    }

    /** @param columns by name: {@code long[]} flat, {@code float[][]} jagged; one value or row an entry */
    static Path write(Path path, String tree, Map<String, Object> columns) throws IOException {
        return Files.write(path, new RootSample(tree).bytes(columns));
    }

    /** The same with baskets in another place; jagged columns are counted by a column {@code n}. */
    static Path write(Path path, String tree, Map<String, Object> columns, Baskets baskets) throws IOException {
        RootSample sample = new RootSample(tree);
        sample.baskets = baskets;
        return Files.write(path, sample.bytes(columns));
    }

    /** The same in a file that holds an RNTuple too, of which only the key is there. */
    static Path writeBeside(String nTuple, Path path, String tree, Map<String, Object> columns) throws IOException {
        RootSample sample = new RootSample(tree);
        sample.nTuple = nTuple;
        return Files.write(path, sample.bytes(columns));
    }

    /** A file that holds one object of a type, of which only the key is there. */
    static Path key(Path path, String type, String name) throws IOException {
        RootSample sample = new RootSample("keys");
        int directory = sample.begin();
        byte[] contents = RootBytes.part(out -> {
            out.writeInt(1);
            key(out, type, name, 10, directory, 0);
        });
        return Files.write(path, sample.finished(directory, contents));
    }

    int begin() throws IOException {
        file.write(new byte[BEGIN]);
        return BEGIN + record("TFile", "sample.root", 0, out -> out.write(new byte[60]));
    }

    private byte[] bytes(Map<String, Object> columns) throws IOException {
        int directory = begin();
        int[] seek = new int[columns.size()];
        int i = 0;
        for (Object column : columns.values()) {
            seek[i++] = baskets == Baskets.IN_MEMORY ? 0 : file.size();
            if (baskets != Baskets.IN_MEMORY) {
                basket(column, new DataOutputStream(file));
            }
        }
        int treeSeek = file.size();
        int treeKey = record("TTree", tree, 0, out -> tree(out, columns, seek));
        int treeBytes = file.size() - treeSeek - treeKey;
        byte[] contents = RootBytes.part(out -> {
            out.writeInt(nTuple.isEmpty() ? 1 : 2);
            key(out, "TTree", tree, treeBytes, treeSeek, 0);
            if (!nTuple.isEmpty()) {
                key(out, "ROOT::RNTuple", nTuple, 10, directory, 0);
            }
        });
        return finished(directory, contents);
    }

    byte[] finished(int directory, byte[] contents) throws IOException {
        int keys = file.size();
        record("TDirectory", tree, 0, out -> out.write(contents));
        byte[] bytes = file.toByteArray();
        put(bytes, 0, out -> {
            out.writeBytes("root");
            for (int value : new int[] {62400, BEGIN, bytes.length, 0, 0, 0, directory - BEGIN}) {
                out.writeInt(value);
            }
        });
        put(bytes, directory, out -> {
            out.writeShort(5);
            for (int value : new int[] {0, 0, 0, 0, BEGIN, 0, keys}) {
                out.writeInt(value);
            }
        });
        return bytes;
    }

    void tree(DataOutputStream out, Map<String, Object> columns, int[] seek) throws IOException {
        int entries = length(columns.values().iterator().next());
        RootBytes.object(out, 16, in -> {
            RootBytes.named(in, tree);
            for (int i = 0; i < 3; i++) {
                RootBytes.object(in, 2, nothing -> {});
            }
            in.writeLong(entries);
            in.write(new byte[3 * 8 + 8 + 3 * 4 + 5 * 8]);
            RootBytes.array(in, columns.size(), branches -> {
                int i = 0;
                for (var column : columns.entrySet()) {
                    int at = seek[i++];
                    RootBytes.any(
                            branches, "TBranch", branch -> branch(branch, column.getKey(), column.getValue(), at));
                }
            });
        });
    }

    private void branch(DataOutputStream out, String name, Object column, int seek) throws IOException {
        RootBytes.object(out, 10, in -> {
            RootBytes.named(in, name);
            RootBytes.object(in, 2, nothing -> {});
            in.write(new byte[12]);
            in.writeInt(1);
            in.write(new byte[8 + 4]);
            in.writeInt(1);
            in.write(new byte[4 + 8 + 2 * 8]);
            RootBytes.array(in, 0, nothing -> {});
            boolean jagged = column instanceof float[][];
            RootBytes.array(
                    in,
                    1,
                    leaves -> RootBytes.any(leaves, jagged ? "TLeafF" : "TLeafL", leaf -> leaf(leaf, name, jagged)));
            boolean isInside = baskets == Baskets.IN_MEMORY;
            RootBytes.array(in, isInside ? 1 : 0, inside -> {
                if (isInside) {
                    RootBytes.any(inside, "TBasket", part -> basket(column, part));
                }
            });
            in.write(new byte[1 + 4]);
            in.write(new byte[1 + 8]);
            in.writeByte(1);
            in.writeLong(seek);
            RootBytes.string(in, "");
        });
    }

    private static void leaf(DataOutputStream out, String name, boolean counted) throws IOException {
        RootBytes.object(
                out,
                1,
                typed -> RootBytes.object(typed, 2, in -> {
                    RootBytes.named(in, name);
                    in.writeInt(1);
                    in.write(new byte[4 + 4 + 1 + 1]);
                    if (counted) {
                        RootBytes.any(in, "TLeafI", counter -> leaf(counter, "n", false));
                    } else {
                        in.writeInt(0);
                    }
                }));
    }

    private void basket(Object column, DataOutputStream out) throws IOException {
        int entries = length(column);
        int[] starts = new int[entries];
        boolean isJagged = column instanceof float[][];
        byte[] values = RootBytes.part(part -> {
            for (int entry = 0; entry < entries; entry++) {
                starts[entry] = part.size();
                if (column instanceof float[][] rows) {
                    for (float value : rows[entry]) {
                        part.writeFloat(value);
                    }
                } else {
                    part.writeLong(((long[]) column)[entry]);
                }
            }
        });
        boolean isGenerated = isJagged && baskets == Baskets.GENERATED_OFFSETS;
        boolean isInside = baskets == Baskets.IN_MEMORY;
        int head = isInside ? 0 : BASKET_HEAD + (isGenerated ? 1 : 0);
        int keyLength = keyLength("TBasket", "basket") + head;
        byte[] offsets = RootBytes.part(part -> {
            if (isJagged && !isGenerated) {
                part.writeInt(entries);
                for (int start : starts) {
                    part.writeInt(start + keyLength);
                }
            }
        });
        key(out, "TBasket", "basket", values.length + (isInside ? 0 : offsets.length), file.size(), head);
        out.write(new byte[2 + 4]);
        out.writeInt(isGenerated ? -1000 : 1000);
        if (isGenerated) {
            out.writeByte(1);
        }
        out.writeInt(entries);
        out.writeInt(values.length + keyLength);
        if (isInside) {
            out.writeByte(isJagged ? 11 : 12);
            out.write(offsets);
            out.write(new byte[keyLength]);
            out.write(values);
        } else {
            out.writeByte(isGenerated ? 80 : 0);
            out.write(values);
            out.write(offsets);
        }
    }

    int record(String type, String name, int extra, Content content) throws IOException {
        byte[] bytes = RootBytes.part(content);
        DataOutputStream out = new DataOutputStream(file);
        key(out, type, name, bytes.length, file.size(), extra);
        out.write(bytes);
        return keyLength(type, name);
    }

    static int keyLength(String type, String name) {
        return 26 + 1 + type.length() + 1 + name.length() + 1;
    }

    static void key(DataOutputStream out, String type, String name, int bytes, int seek, int extra) throws IOException {
        int length = keyLength(type, name) + extra;
        out.writeInt(length + bytes);
        out.writeShort(4);
        out.writeInt(bytes);
        out.writeInt(0);
        out.writeShort(length);
        out.writeShort(1);
        out.writeInt(seek);
        out.writeInt(0);
        RootBytes.string(out, type);
        RootBytes.string(out, name);
        RootBytes.string(out, "");
    }

    private static int length(Object column) {
        return java.lang.reflect.Array.getLength(column);
    }

    private static void put(byte[] bytes, int at, Content content) throws IOException {
        byte[] part = RootBytes.part(content);
        System.arraycopy(part, 0, bytes, at, part.length);
    }
}
