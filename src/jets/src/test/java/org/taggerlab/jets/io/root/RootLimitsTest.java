package org.taggerlab.jets.io.root;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Structures that lead ever deeper. */
class RootLimitsTest {

    @Test
    void objectsNestedWithoutEndAreRefusedBeforeTheStackIsFull() {
        byte[] introduction = "x".getBytes(StandardCharsets.US_ASCII);
        int deep = 100_000;
        ByteBuffer bytes = ByteBuffer.allocate(deep * 6);
        for (int i = 0; i < deep; i++) {
            bytes.putInt(-1).put(introduction).put((byte) 0);
        }
        RootBuffer buffer = new RootBuffer(bytes.array(), 0);

        assertThatThrownBy(() -> nested(buffer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nested more than 50 deep");
    }

    /** Each begins inside the one before, though it ends after it: read as they say, they would be read 10^10 times. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void objectsThatReadBeyondTheirEndsAreRefused() {
        ByteBuffer bytes = ByteBuffer.allocate(10 * 100);
        while (bytes.hasRemaining()) {
            bytes.putInt(0x40000000 | 6).putInt(-1).put((byte) 'x').put((byte) 0);
        }
        RootBuffer buffer = new RootBuffer(bytes.array(), 0);

        assertThatThrownBy(() -> inEachOther(buffer, 0)).isInstanceOf(BufferUnderflowException.class);
    }

    private static Object inEachOther(RootBuffer buffer, int depth) {
        for (int i = 0; i < 2 && depth < 48; i++) {
            buffer.any((type, in) -> inEachOther(in, depth + 1));
        }
        return null;
    }

    private static Object nested(RootBuffer buffer) {
        return buffer.any((type, in) -> nested(in));
    }
}
