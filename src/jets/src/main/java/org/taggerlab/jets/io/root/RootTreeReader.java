package org.taggerlab.jets.io.root;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.taggerlab.jets.io.root.RootBuffer.Header;

/** Reads the description of a tree, versions 16 to 20 of {@code TTree} and 10 to 13 of {@code TBranch}. */
final class RootTreeReader {

    private static final int MAX_BASKETS = 10_000_000;
    private static final String REWRITE = "write the tree again with ROOT 5 or 6, if the file is not damaged";

    private final RootFile file;
    private final String tree;
    private final SortedMap<String, RootBranch> branches = new TreeMap<>();
    private long entries;

    private RootTreeReader(RootFile file, String tree) {
        this.file = file;
        this.tree = tree;
    }

    static RootTree read(RootFile file, String name, RootBuffer in) {
        RootTreeReader reader = new RootTreeReader(file, name);
        reader.tree(in);
        return new RootTree(file, name, reader.entries, reader.branches);
    }

    private void tree(RootBuffer in) {
        Header header = in.header();
        int version = header.version();
        if (version < 16 || version > 20) {
            throw new RootUnsupportedException("TTree has version " + version + ", expected 16 to 20", REWRITE);
        }
        in.named();
        in.skipObject();
        in.skipObject();
        in.skipObject();
        entries = in.i64();
        if (entries < 0 || entries > file.mostEntries()) {
            throw new IllegalStateException(
                    "it declares " + entries + " entries in a file of " + file.length() + " bytes");
        }
        // bytes in three or four sums, weight, three settings, and what later versions added among them
        in.skip(3 * 8 + (version >= 18 ? 8 : 0) + 8 + 3 * 4 + (version >= 17 ? 4 : 0));
        int clusters = version >= 19 ? in.i32() : 0;
        in.skip(5 * 8 + (version >= 18 ? 8 : 0));
        if (version >= 19) {
            in.skip(2 * (1 + 8L * clusters));
        }
        if (version >= 20) {
            in.skipObject();
        }
        array(in, this::branchOrNull);
    }

    private Object branchOrNull(String type, RootBuffer in) {
        return switch (type) {
            case "TBranch" -> branch(in, RootElement.NONE);
            case "TBranchElement" -> branchElement(in);
            default -> null;
        };
    }

    private Object branchElement(RootBuffer in) {
        Header header = in.header();
        int start = in.position();
        // the type comes after the TBranch that this one extends
        in.skipObject();
        String type = in.string();
        in.string();
        in.string();
        in.skip(4 + (header.version() >= 10 ? 2 : 4) + 4);
        int kind = in.i32();
        int streamerType = in.i32();
        in.rewind(start);
        Object branch = branch(in, new RootElement(type, kind, streamerType));
        in.skipTo(header.end());
        return branch;
    }

    private Object branch(RootBuffer in, RootElement element) {
        Header header = in.header();
        int version = header.version();
        if (version < 10 || version > 13) {
            throw new RootUnsupportedException("TBranch has version " + version + ", expected 10 to 13", REWRITE);
        }
        String name = in.named();
        in.skipObject();
        in.skip(3 * 4);
        int written = in.i32();
        in.skip(8);
        if (version >= 13) {
            in.skipObject();
        }
        in.skip(4);
        int baskets = in.i32();
        in.skip(4 + 8 + (version >= 11 ? 8 : 0) + 2 * 8);
        if (written < 0 || baskets < written || baskets > MAX_BASKETS) {
            throw new IllegalStateException("branch \"" + name + "\" has " + written + " of " + baskets + " baskets");
        }
        array(in, this::branchOrNull);
        List<Object> leaves = array(in, RootTreeReader::leafOrNull);
        List<Object> embedded = array(in, RootTreeReader::basketOrNull);
        in.skip(1 + 4L * baskets);
        long[] firstEntry = places(in, baskets);
        long[] seek = places(in, baskets);
        String elsewhere = in.string();
        in.skipTo(header.end());
        RootLeaf leaf = leaves.size() == 1 && leaves.get(0) instanceof RootLeaf one ? one : null;
        branches.put(
                name,
                new RootBranch(
                        file,
                        new RootBranch.Description(
                                tree, name, element, leaf, entries, written, firstEntry, seek, embedded, elsewhere),
                        branches::get));
        return name;
    }

    private static long[] places(RootBuffer in, int count) {
        in.skip(1);
        in.require(8L * count);
        long[] places = new long[count];
        for (int i = 0; i < count; i++) {
            places[i] = in.i64();
        }
        return places;
    }

    private static Object leafOrNull(String type, RootBuffer in) {
        if (!type.startsWith("TLeaf")) {
            return null;
        }
        in.header();
        Header leaf = in.header();
        String name = in.named();
        int length = in.i32();
        in.skip(4 + 4 + 1);
        boolean unsigned = in.i8() != 0;
        RootLeaf counter = in.any(RootTreeReader::leafOrNull) instanceof RootLeaf known ? known : null;
        in.skipTo(leaf.end());
        return new RootLeaf(type, name, length, unsigned, counter);
    }

    private static Object basketOrNull(String type, RootBuffer in) {
        return type.equals("TBasket") ? RootBasket.embedded(in) : null;
    }

    private static List<Object> array(RootBuffer in, BiFunction<String, RootBuffer, Object> element) {
        Header header = in.header();
        in.object();
        in.string();
        int size = in.i32();
        in.skip(4);
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(in.any(element));
        }
        in.skipTo(header.end());
        return elements;
    }
}
