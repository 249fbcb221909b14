package org.taggerlab.jets.io.root;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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

    private static Object nested(RootBuffer buffer) {
        return buffer.any((type, in) -> nested(in));
    }
}
