package org.taggerlab.jets.io.hdf5;

import io.jhdf.api.Dataset;
import org.taggerlab.jets.sample.SampleException;

/** A column of numbers, of which a window is in memory: cheap where places rise. Not thread-safe. */
public final class Hdf5Column {

    /** Values; a multiple of the chunks that samples are written with, so that few are unpacked twice. */
    private static final int WINDOW = 1 << 18;

    private final Hdf5 hdf;
    private final Dataset dataset;
    private final long length;
    private final boolean isWhole;
    private long start;
    private long[] whole = {};
    private double[] numbers = {};

    Hdf5Column(Hdf5 hdf, Dataset dataset, boolean isWhole) {
        this.hdf = hdf;
        this.dataset = dataset;
        this.length = dataset.getDimensionsAsLong()[0];
        this.isWhole = isWhole;
    }

    /** How many values it has. */
    public long length() {
        return length;
    }

    /** The column, whose attribute {@code units}, if it has one, must be {@code expected}. */
    public Hdf5Column inUnits(String expected) {
        String units = hdf.texts(dataset).getOrDefault("units", expected);
        if (!units.equals(expected)) {
            throw SampleException.of(
                    hdf.path(),
                    dataset.getPath() + " is in units of " + units + ", expected " + expected,
                    "convert the numbers, or correct the attribute if it is wrong");
        }
        return this;
    }

    /** A number that its attributes give. */
    public double attribute(String name) {
        return hdf.number(dataset, name);
    }

    /** The value at a place. */
    public double number(long place) {
        int at = at(place);
        return isWhole ? whole[at] : numbers[at];
    }

    /** The value at a place of a column of integers. */
    public long whole(long place) {
        int at = at(place);
        return whole[at];
    }

    /** The same, which must fit into 32 bits. */
    public int integer(long place) {
        long value = whole(place);
        if (value != (int) value) {
            throw SampleException.of(
                    hdf.path(),
                    dataset.getPath() + " is " + value + " at " + place + ", expected a number of 32 bits",
                    "write the file again");
        }
        return (int) value;
    }

    private int at(long place) {
        long at = place - start;
        if (at < 0 || at >= Math.max(whole.length, numbers.length)) {
            load(place);
            at = place - start;
        }
        return (int) at;
    }

    private void load(long place) {
        start = place / WINDOW * WINDOW;
        int count = (int) Math.min(length - start, WINDOW);
        Object slice = hdf.slice(dataset, new long[] {start}, new int[] {count});
        if (isWhole) {
            whole = Hdf5Numbers.longs(slice, count);
        } else {
            numbers = Hdf5Numbers.doubles(slice, count);
        }
    }
}
