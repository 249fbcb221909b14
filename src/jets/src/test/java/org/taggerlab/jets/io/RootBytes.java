package org.taggerlab.jets.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Objects as ROOT streams them. */
final class RootBytes {

    private static final int BYTE_COUNT = 0x40000000;

    private RootBytes() {}

    interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    static void named(DataOutputStream out, String name) throws IOException {
        object(out, 1, in -> {
            in.write(new byte[2 + 4 + 4]);
            string(in, name);
            string(in, "");
        });
    }

    static void array(DataOutputStream out, int size, Content elements) throws IOException {
        object(out, 3, in -> {
            in.write(new byte[2 + 4 + 4]);
            string(in, "");
            in.writeInt(size);
            in.writeInt(0);
            elements.write(in);
        });
    }

    static void any(DataOutputStream out, String type, Content content) throws IOException {
        byte[] bytes = part(in -> {
            in.writeInt(-1);
            in.writeBytes(type);
            in.writeByte(0);
            content.write(in);
        });
        out.writeInt(BYTE_COUNT | bytes.length);
        out.write(bytes);
    }

    static void object(DataOutputStream out, int version, Content content) throws IOException {
        byte[] bytes = part(content);
        out.writeInt(BYTE_COUNT | bytes.length + 2);
        out.writeShort(version);
        out.write(bytes);
    }

    static void string(DataOutputStream out, String text) throws IOException {
        out.writeByte(text.length());
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] part(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
