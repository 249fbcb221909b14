package org.taggerlab.jets.io.root;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.taggerlab.jets.sample.SampleException;

/**
 * A branch of numbers, flat or jagged; one basket of it is in memory. Cheap when entries are asked for in rising
 * order.
 */
public final class RootBranch {

    /** A std::vector follows byte count, version and size. */
    private static final int VECTOR_HEADER = 10;

    private final RootFile file;
    private final Description branch;
    private final Function<String, RootBranch> others;
    private final boolean jagged;
    private final RootLeaf.Number number;

    private long basketStart;
    private RootBasket basket = new RootBasket(0, new byte[0], null);

    /**
     * What a tree says of a branch.
     *
     * @param leaf its only leaf, {@code null} where it has several
     * @param entries of the tree
     * @param written baskets that are full
     * @param firstEntry of each basket
     * @param seek where the record of each basket is, 0 for one inside the tree's record
     * @param embedded baskets inside the tree's record, each in its place, {@code null} in the places of others
     * @param elsewhere the file that holds the values, empty for this one
     */
    record Description(
            String tree,
            String name,
            RootElement element,
            RootLeaf leaf,
            long entries,
            int written,
            long[] firstEntry,
            long[] seek,
            List<Object> embedded,
            String elsewhere) {}

    /** @param others the branches of the same tree by name, {@code null} for one that it does not have */
    RootBranch(RootFile file, Description branch, Function<String, RootBranch> others) {
        RootLeaf leaf = branch.leaf;
        RootElement element = branch.element;
        this.file = file;
        this.branch = branch;
        this.others = others;
        this.jagged = element.vector() || element.member() || leaf != null && leaf.counter() != null;
        this.number = leaf == null ? null : element == RootElement.NONE ? leaf.number() : element.number();
    }

    /**
     * The values of an entry; one of a flat branch, any number of a jagged one.
     *
     * @throws SampleException where the file is broken
     */
    public double[] values(long entry) {
        return guarded(entry, () -> {
            Place place = place(entry);
            ByteBuffer bytes = ByteBuffer.wrap(basket.bytes());
            double[] values = new double[place.count];
            for (int i = 0; i < values.length; i++) {
                values[i] = number.get(bytes, place.start + i * number.width());
            }
            return values;
        });
    }

    /**
     * The value of an entry of a flat branch of integers, every bit of it.
     *
     * @throws SampleException where the file is broken, or there is not one integer
     */
    public long whole(long entry) {
        return guarded(entry, () -> {
            Place place = place(entry);
            if (place.count != 1) {
                throw new IllegalStateException("it has " + place.count + " values, expected one");
            }
            return number.whole(ByteBuffer.wrap(basket.bytes()), place.start);
        });
    }

    private <T> T guarded(long entry, Supplier<T> read) {
        return file.guard("branch \"" + branch.name + "\" cannot be read at entry " + entry, read);
    }

    /** Where the values of an entry are in the basket at hand. */
    private record Place(int start, int count) {}

    /** The value of an entry of a flat branch. */
    public double value(long entry) {
        double[] values = values(entry);
        if (values.length != 1) {
            throw SampleException.of(
                    file.path(),
                    "branch \"" + branch.name + "\" has " + values.length + " values at entry " + entry,
                    "expected one; is it the right branch?");
        }
        return values[0];
    }

    void requireNumbers() {
        if (number == null || !branch.elsewhere.isEmpty()) {
            String held = branch.leaf == null
                    ? "several leaves"
                    : branch.element == RootElement.NONE ? branch.leaf.type() : branch.element.type();
            String what = branch.elsewhere.isEmpty()
                    ? "holds " + held + ", expected numbers or vectors of numbers"
                    : "has its values in another file, " + branch.elsewhere;
            throw SampleException.of(
                    file.path(),
                    "branch \"" + branch.name + "\" of tree \"" + branch.tree + "\" " + what,
                    "choose another branch");
        }
    }

    private Place place(long entry) {
        if (entry < 0 || entry >= branch.entries) {
            throw new IllegalStateException("the tree has " + branch.entries + " entries");
        }
        if (entry < basketStart || entry >= basketStart + basket.entries()) {
            load(entry);
        }
        int i = (int) (entry - basketStart);
        int[] offsets = basket.offsets();
        int length = basket.bytes().length;
        if (offsets == null && jagged && length > 0) {
            throw new IllegalStateException("its basket does not say where entries begin");
        }
        int size = jagged ? 0 : Math.multiplyExact(number.width(), Math.max(1, branch.leaf.length()));
        int start = offsets == null ? Math.multiplyExact(i, size) : offsets[i];
        int end = offsets == null ? start + size : offsets[i + 1];
        if (branch.element.vector() && end > start) {
            start += VECTOR_HEADER;
        }
        if (start < 0 || end > length || end < start || (end - start) % number.width() != 0) {
            throw new IllegalStateException("its values are at " + start + " to " + end + " of " + length + " bytes");
        }
        return new Place(start, (end - start) / number.width());
    }

    private void load(long entry) {
        long start = 0;
        for (int i = 0; i < branch.written; i++) {
            start = branch.firstEntry[i];
            if (entry >= start && entry < end(i)) {
                boolean isInside = branch.seek[i] == 0 && i < branch.embedded.size();
                RootBasket full =
                        isInside ? (RootBasket) branch.embedded.get(i) : RootBasket.read(file, branch.seek[i]);
                keep(start, full, entry);
                return;
            }
            start = end(i);
        }
        for (int i = 0; i < branch.embedded.size(); i++) {
            boolean isFull = i < branch.written && branch.seek[i] == 0;
            if (!isFull && branch.embedded.get(i) instanceof RootBasket last) {
                if (entry >= start && entry < start + last.entries()) {
                    keep(start, last, entry);
                    return;
                }
                start += last.entries();
            }
        }
        throw new IllegalStateException("no basket holds it");
    }

    /** The entry after the last of the full basket {@code i}. */
    private long end(int i) {
        long[] first = branch.firstEntry;
        return i + 1 < first.length && (i + 1 < branch.written || first[i + 1] > first[i])
                ? first[i + 1]
                : branch.entries;
    }

    private void keep(long start, RootBasket found, long entry) {
        if (found == null || entry >= start + found.entries()) {
            throw new IllegalStateException(
                    "its basket begins at " + start + " and has " + (found == null ? 0 : found.entries()) + " entries");
        }
        boolean isGenerated = found.offsets() == null && branch.leaf.counter() != null && found.bytes().length > 0;
        basket = isGenerated ? new RootBasket(found.entries(), found.bytes(), counted(start, found)) : found;
        basketStart = start;
    }

    /** Where entries begin according to the branch that counts their values. */
    private int[] counted(long start, RootBasket found) {
        String name = branch.leaf.counter().name();
        RootBranch counter = others.apply(name);
        if (counter == null || counter.jagged || counter.number == null) {
            throw new IllegalStateException(
                    "its basket does not say where entries begin, and no branch \"" + name + "\" counts their values");
        }
        int[] offsets = new int[found.entries() + 1];
        int width = Math.multiplyExact(number.width(), Math.max(1, branch.leaf.length()));
        for (int i = 0; i < found.entries(); i++) {
            long end = offsets[i] + Math.multiplyExact(counter.whole(start + i), width);
            if (end < offsets[i] || end > found.bytes().length) {
                throw new IllegalStateException("\"" + name + "\" counts more values than its basket has");
            }
            offsets[i + 1] = (int) end;
        }
        if (offsets[found.entries()] != found.bytes().length) {
            throw new IllegalStateException("\"" + name + "\" counts fewer values than its basket has");
        }
        return offsets;
    }
}
