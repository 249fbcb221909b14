package org.taggerlab.jets.io.numpy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.taggerlab.jets.sample.SampleException;

/** One array in NumPy's {@code npy} format: its header, then its values in the order of the file. */
public final class NpyStream implements AutoCloseable {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final int CHUNK = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr':\\s*u?'([<>|=]?)([a-zA-Z])(\\d{0,9})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\dL,\\s]*)\\)");

    private final Path file;
    private final String name;
    private final DataInputStream in;
    private final char kind;
    private final int width;
    private final ByteOrder byteOrder;
    private final int[] shape;
    private final boolean columnMajor;
    private final byte[] buffer = new byte[CHUNK];
    private long remaining;

    /** @param limit of bytes that the values may have */
    NpyStream(Path file, String name, DataInputStream in, long limit) {
        this.file = file;
        this.name = name;
        this.in = in;
        String header = header();
        Matcher descr = match(DESCR, header, "a type of numbers, such as 'descr': '<f4'");
        this.kind = descr.group(2).charAt(0);
        if (kind == 'O') {
            throw SampleException.of(
                    file,
                    "array \"" + name + "\" holds Python objects, such as lists or arrays of different lengths",
                    "pad them with zeros to one length and save an array of numbers");
        }
        this.width = descr.group(3).isEmpty() ? 0 : Integer.parseInt(descr.group(3));
        this.byteOrder = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if (!isKnown(kind, width)) {
            throw broken("has values of type " + descr.group(2) + descr.group(3)
                    + ", expected integers or floating-point numbers");
        }
        this.shape = shape(
                match(SHAPE, header, "a shape, such as 'shape': (100, 50, 4)").group(1));
        this.columnMajor = shape.length > 1
                && match(ORDER, header, "'fortran_order': True or False")
                        .group(1)
                        .equals("True");
        this.remaining = 1;
        for (int dimension : shape) {
            remaining *= dimension;
            if (remaining > Integer.MAX_VALUE - 8) {
                throw SampleException.of(
                        file,
                        "array \"" + name + "\" declares the shape " + Arrays.toString(shape)
                                + " of more than 2^31 values",
                        "save it as several files, and give them as one sample");
            }
        }
        if (remaining * width > limit) {
            throw broken("declares " + remaining * width + " bytes, of which at most " + limit
                    + " are believed of what the archive holds");
        }
    }

    /** Its dimensions; empty for a single number. */
    public int[] shape() {
        return shape.clone();
    }

    /** Whether the first index runs fastest (Fortran order), not the last. */
    public boolean columnMajor() {
        return columnMajor;
    }

    /** Values not read yet. */
    public int remaining() {
        return (int) remaining;
    }

    /**
     * The next {@code count} values. Memory grows with what is really there, whatever the header declares.
     *
     * @throws SampleException where the array ends early
     */
    public double[] read(int count) {
        if (count > remaining) {
            throw broken("has " + remaining + " values left, " + count + " were asked for");
        }
        double[] values = new double[Math.min(count, CHUNK)];
        for (int read = 0; read < count; ) {
            int step = Math.min(count - read, CHUNK / width);
            fill(step * width);
            if (read + step > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * (read + step)));
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, step * width).order(byteOrder);
            for (int i = 0; i < step; i++) {
                values[read++] = value(bytes);
            }
        }
        remaining -= count;
        if (remaining == 0) {
            requireEnd();
        }
        return values.length == count ? values : Arrays.copyOf(values, count);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw broken("cannot be closed: " + e.getMessage());
        }
    }

    private double value(ByteBuffer bytes) {
        return switch (width) {
            case 1 -> kind == 'i' ? bytes.get() : bytes.get() & 0xff;
            case 2 -> half(bytes.getShort());
            case 4 -> kind == 'f' ? bytes.getFloat() : kind == 'i' ? bytes.getInt() : bytes.getInt() & 0xffffffffL;
            default -> kind == 'f' ? bytes.getDouble() : bytes.getLong();
        };
    }

    /** A value of two bytes, as its kind says. */
    private double half(short bits) {
        return switch (kind) {
            case 'f' -> binary16(bits);
            case 'V' -> Float.intBitsToFloat(bits << 16);
            case 'i' -> bits;
            default -> bits & 0xffff;
        };
    }

    /** IEEE 754 binary16. */
    private static double binary16(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            magnitude = exponent == 0
                    ? Math.scalb((double) fraction, -24)
                    : Math.scalb((double) (fraction + 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    /** NumPy has no bfloat16 of its own and saves those of PyTorch and JAX as V2, two bytes of no type. */
    private static boolean isKnown(char kind, int width) {
        return switch (kind) {
            case 'f' -> width == 2 || width == 4 || width == 8;
            case 'b' -> width == 1;
            case 'V' -> width == 2;
            case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
            default -> false;
        };
    }

    private String header() {
        fill(8);
        if (!Arrays.equals(buffer, 0, 6, MAGIC, 0, 6)) {
            throw broken("does not begin as an npy array does");
        }
        int version = buffer[6];
        fill(version == 1 ? 2 : 4);
        ByteBuffer lengthBytes = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        int length = version == 1 ? lengthBytes.getShort() & 0xffff : lengthBytes.getInt();
        if (version < 1 || version > 3 || length < 0 || length > MAX_HEADER) {
            throw broken("has an npy header of version " + version + " and " + length + " bytes");
        }
        fill(length);
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private Matcher match(Pattern pattern, String header, String expected) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw broken("has the header " + header.strip() + ", expected " + expected);
        }
        return matcher;
    }

    private int[] shape(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(part -> part.strip().replaceFirst("L$", ""))
                    .filter(part -> !part.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw broken("has the shape (" + text + ")");
        }
    }

    private void requireEnd() {
        try {
            if (in.read() >= 0) {
                throw broken("goes on after the values of its shape " + Arrays.toString(shape));
            }
        } catch (IOException e) {
            throw broken("cannot be unpacked: " + e.getMessage());
        }
    }

    private void fill(int bytes) {
        try {
            in.readFully(buffer, 0, bytes);
        } catch (EOFException e) {
            throw broken("ends early");
        } catch (IOException e) {
            throw broken("cannot be unpacked: " + e.getMessage());
        }
    }

    private SampleException broken(String what) {
        return SampleException.of(file, "array \"" + name + "\" " + what, "make or download the file again");
    }
}
