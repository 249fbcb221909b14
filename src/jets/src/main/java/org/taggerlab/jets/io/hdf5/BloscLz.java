package org.taggerlab.jets.io.hdf5;

import java.util.zip.DataFormatException;

/**
 * BloscLZ, the default compressor of Blosc: runs of literals and matches of the FastLZ family, with a farther match
 * where the near distance is at its limit.
 */
final class BloscLz {

    private static final int NEAR_LIMIT = 8191;

    private BloscLz() {}

    /** Unpacks all of {@code in} to {@code out} from {@code to}, at most {@code length} bytes; gives their number. */
    static int decompress(byte[] in, byte[] out, int to, int length) throws DataFormatException {
        int end = to + length;
        int at = 0;
        int written = to;
        // the first byte is always a run of literals: its upper bits are the level
        int control = in[at++] & 31;
        while (true) {
            if (control < 32) {
                int run = control + 1;
                if (at + run > in.length || written + run > end) {
                    throw new DataFormatException("a run of " + run + " bytes leaves its block");
                }
                System.arraycopy(in, at, out, written, run);
                at += run;
                written += run;
            } else {
                int run = (control >> 5) + 2;
                int distance = (control & 31) << 8;
                if (control >> 5 == 7) {
                    int more;
                    do {
                        more = in[at++] & 0xff;
                        run += more;
                    } while (more == 255 && run <= length);
                }
                int low = in[at++] & 0xff;
                distance += low;
                if (distance == NEAR_LIMIT) {
                    distance += ((in[at] & 0xff) << 8) + (in[at + 1] & 0xff);
                    at += 2;
                }
                int from = written - distance - 1;
                if (from < to || written + run > end) {
                    throw new DataFormatException("a match of " + run + " bytes leaves its block");
                }
                // byte by byte: a match may reach into itself
                for (int i = 0; i < run; i++) {
                    out[written++] = out[from++];
                }
            }
            if (at >= in.length) {
                return written - to;
            }
            control = in[at++] & 0xff;
        }
    }
}
