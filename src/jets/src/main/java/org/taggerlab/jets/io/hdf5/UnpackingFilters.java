package org.taggerlab.jets.io.hdf5;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.BitShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.filter.Filter;
import io.jhdf.filter.FilterManager;
import io.jhdf.filter.LzfFilter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The filters that unpack chunks, of which none makes more of a chunk than a chunk may have. */
final class UnpackingFilters {

    private UnpackingFilters() {}

    /** Puts them in place of jhdf's, which believe what a chunk announces. */
    static void register() {
        FilterManager.addFilter(new Deflate());
        FilterManager.addFilter(new Lzf());
        FilterManager.addFilter(new Lz4());
        FilterManager.addFilter(new BitShuffle());
        FilterManager.addFilter(new BloscFilter());
    }

    private static int checked(long unpacked) {
        if (unpacked < 0 || unpacked > DatasetLimits.MOST_CHUNK) {
            throw broken(
                    "a chunk unpacks to " + unpacked + " bytes or more, expected at most " + DatasetLimits.MOST_CHUNK,
                    null);
        }
        return (int) unpacked;
    }

    /** With a cause, so that it is not taken for a filter that is missing. */
    private static HdfFilterException broken(String what, Exception cause) {
        return new HdfFilterException(what, cause == null ? new DataFormatException(what) : cause);
    }

    private static final class Deflate extends DeflatePipelineFilter {
        @Override
        public byte[] decode(byte[] packed, int[] settings) {
            Inflater inflater = new Inflater();
            byte[] out = new byte[(int) Math.min(DatasetLimits.MOST_CHUNK, 64 + 4L * packed.length)];
            int length = 0;
            try {
                inflater.setInput(packed);
                while (!inflater.finished()) {
                    if (length == out.length) {
                        // one more than there may be, so that it is noticed
                        out = Arrays.copyOf(out, Math.min(DatasetLimits.MOST_CHUNK + 1, 2 * length));
                    }
                    int read = inflater.inflate(out, length, out.length - length);
                    if (read == 0 && !inflater.finished()) {
                        throw broken("a deflated chunk ends early", null);
                    }
                    length = checked(length + read);
                }
                return length == out.length ? out : Arrays.copyOf(out, length);
            } catch (DataFormatException e) {
                throw broken("a deflated chunk is broken: " + e.getMessage(), e);
            } finally {
                inflater.end();
            }
        }
    }

    private static final class Lzf extends LzfFilter {
        @Override
        public byte[] decode(byte[] packed, int[] settings) {
            checked(settings.length > 2 ? settings[2] : -1);
            return super.decode(packed, settings);
        }
    }

    /** HDF5 filter 32004: bytes in all, bytes of a block, then each block after its own number of bytes, big-endian. */
    private static final class Lz4 implements Filter {
        @Override
        public int getId() {
            return 32004;
        }

        @Override
        public String getName() {
            return "lz4";
        }

        @Override
        public byte[] decode(byte[] packed, int[] settings) {
            try {
                ByteBuffer in = ByteBuffer.wrap(packed);
                byte[] out = new byte[checked(in.getLong())];
                int block = in.getInt();
                for (int to = 0; to < out.length; ) {
                    int length = Math.min(block, out.length - to);
                    byte[] part = part(in, in.getInt());
                    if (length <= 0) {
                        throw broken("an LZ4 chunk has blocks of " + block + " bytes", null);
                    }
                    if (part.length == length) {
                        System.arraycopy(part, 0, out, to, length);
                    } else if (new Lz4Decompressor().decompress(part, 0, part.length, out, to, length) != length) {
                        throw broken("an LZ4 block has fewer bytes than announced", null);
                    }
                    to += length;
                }
                return out;
            } catch (HdfFilterException e) {
                throw e;
            } catch (RuntimeException e) {
                throw broken("an LZ4 chunk is broken: " + e.getMessage(), e);
            }
        }
    }

    private static byte[] part(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw broken("a block has " + length + " bytes of " + in.remaining(), null);
        }
        int from = in.position();
        in.position(from + length);
        return Arrays.copyOfRange(in.array(), from, from + length);
    }

    private static final class BitShuffle extends BitShuffleFilter {
        @Override
        public byte[] decode(byte[] packed, int[] settings) {
            if (settings.length > 4 && settings[4] == LZ4_COMPRESSION) {
                ByteBuffer in = ByteBuffer.wrap(packed);
                long all = checked(in.getLong());
                int block = checked(in.getInt());
                for (long blocks = block == 0 ? 0 : Math.max(1, all / block); blocks > 0; blocks--) {
                    part(in, in.getInt());
                }
            }
            return super.decode(packed, settings);
        }
    }
}
