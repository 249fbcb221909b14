package org.taggerlab.jets.io.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What a dataset or an attribute may declare in a file of a size, before there is memory for it.
 *
 * @param bytes of the file
 */
record DatasetLimits(long bytes) {

    /** Of one chunk, unpacked; PyTables and h5py make chunks of at most some megabytes. */
    static final int MOST_CHUNK = 1 << 26;

    /** Tables padded with zeros pack some ten times; a bomb 1000 times. */
    private static final long MAX_EXPANSION = 200;

    private static final long ALWAYS_ALLOWED = 1 << 20;
    /** Each chunk has an entry of its place and size in the file. */
    private static final int BYTES_PER_CHUNK = 16;

    private static final int CHUNKS_ALWAYS_ALLOWED = 1024;
    /** Filters that unpack nothing: shuffle, Fletcher's checksum. */
    private static final Set<Integer> KEEP_SIZE = Set.of(2, 3);

    /**
     * Why a dataset is not read.
     *
     * @param what to follow its name
     * @param advice what to do
     */
    record Problem(String what, String advice) {}

    /** Why a dataset is not read; empty for one that can be. */
    Optional<Problem> problem(Dataset dataset) {
        if (!isPlain(dataset.getDataType())) {
            return Optional.of(new Problem(
                    "holds values of a type that is not read, expected numbers",
                    "write them as numbers of a fixed size"));
        }
        long declared = declared(dataset.getDimensionsAsLong(), dataset.getDataType());
        if (declared > ALWAYS_ALLOWED + MAX_EXPANSION * bytes) {
            return broken("declares " + declared + " bytes in a file of " + bytes);
        }
        return dataset instanceof ChunkedDataset chunked ? chunks(chunked) : Optional.empty();
    }

    private static Optional<Problem> broken(String what) {
        return Optional.of(new Problem(what, Hdf5.BROKEN));
    }

    private Optional<Problem> chunks(ChunkedDataset dataset) {
        long[] shape = dataset.getDimensionsAsLong();
        int[] chunk = dataset.getChunkDimensions();
        long size = dataset.getDataType().getSize();
        long count = 1;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] <= 0) {
                return broken("declares chunks of no size");
            }
            size = Math.multiplyExact(size, chunk[i]);
            count = Math.multiplyExact(count, (shape[i] + chunk[i] - 1) / chunk[i]);
        }
        if (size > MOST_CHUNK) {
            return Optional.of(new Problem(
                    "declares chunks of " + size + " bytes, expected at most " + MOST_CHUNK,
                    "make smaller ones: h5repack -l CHUNK=<shape> <file> <repacked>"));
        }
        if (count > CHUNKS_ALWAYS_ALLOWED + bytes / BYTES_PER_CHUNK) {
            return broken("declares " + count + " chunks in a file of " + bytes + " bytes");
        }
        long unpacking = dataset.getFilters().stream()
                .filter(filter -> !KEEP_SIZE.contains(filter.getId()))
                .count();
        return unpacking > 1
                ? Optional.of(new Problem("is packed " + unpacking + " times over", Hdf5.REPACK))
                : Optional.empty();
    }

    /** Numbers and text that are where they are declared; others lead elsewhere in the file, and many to the same place. */
    private static boolean isPlain(DataType type) {
        if (type instanceof CompoundDataType row) {
            return row.getMembers().stream().allMatch(member -> isPlain(member.getDataType()));
        }
        if (type instanceof ArrayDataType array) {
            long[] shape =
                    Arrays.stream(array.getArrayTypeDimensions()).asLongStream().toArray();
            return isPlain(array.getBaseType()) && declared(shape, array.getBaseType()) == array.getSize();
        }
        return type instanceof FixedPoint
                || type instanceof FloatingPoint
                || type instanceof StringData
                || type instanceof EnumDataType;
    }

    /** Characters in all attributes together: many may lead to the same text. */
    long mostText() {
        return ALWAYS_ALLOWED + bytes;
    }

    /** Bytes of an array of a type; {@link Long#MAX_VALUE} for more. */
    private static long declared(long[] shape, DataType type) {
        try {
            long declared = type.getSize();
            for (long dimension : shape) {
                declared = Math.multiplyExact(declared, dimension);
            }
            return declared < 0 ? Long.MAX_VALUE : declared;
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Whether an attribute is numbers or text, of which there is no more than it has bytes; others are not read. */
    static boolean isReadable(Attribute attribute) {
        DataType type = attribute.getDataType();
        // text of any length is elsewhere, and many may lead to the same
        boolean isText = type instanceof VariableLength text && text.isVariableLengthString();
        long most = isText ? type.getSize() : Integer.MAX_VALUE;
        return (isText || isPlain(type) && !(type instanceof CompoundDataType))
                && !attribute.isEmpty()
                && declared(attribute.getDimensionsAsLong(), type)
                        <= Math.min(most, attribute.getBuffer().limit());
    }
}
