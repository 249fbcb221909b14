package org.taggerlab.jets.io.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/** An entry of a zip archive whose checksum is compared when its last byte is read; {@code ZipFile} does not do that. */
final class CheckedEntry extends CheckedInputStream {

    private final ZipEntry entry;
    private long left;

    CheckedEntry(InputStream in, ZipEntry entry) {
        super(in, new CRC32());
        this.entry = entry;
        this.left = entry.getSize();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        left -= Math.max(0, count);
        if (count > 0 && left == 0 && getChecksum().getValue() != entry.getCrc()) {
            throw new IOException("its checksum is wrong");
        }
        return count;
    }
}
