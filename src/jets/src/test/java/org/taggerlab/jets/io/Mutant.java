package org.taggerlab.jets.io;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A file with something wrong in it: cut short, a piece moved, the rest overwritten, some bytes or bits changed. */
final class Mutant {

    private Mutant() {}

    static byte[] of(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        // half of all damage to the first part, where headers are
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 3000);
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                int from = random.nextInt(reach);
                int to = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(1, 200), bytes.length - Math.max(from, to));
                System.arraycopy(original, from, bytes, to, length);
            }
            case 2 -> Arrays.fill(bytes, random.nextInt(reach), bytes.length, (byte) random.nextInt(256));
            case 3 -> {
                int at = random.nextInt(reach);
                byte value = random.nextBoolean() ? 0 : (byte) (random.nextBoolean() ? 0xff : 0x7f);
                Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 9)), value);
            }
            default -> {
                for (int k = random.nextInt(1, 6); k > 0; k--) {
                    bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }
}
