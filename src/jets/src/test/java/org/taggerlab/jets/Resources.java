package org.taggerlab.jets;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import org.taggerlab.jets.io.numpy.Npz;

/** Files of the test class path. */
public final class Resources {

    private Resources() {}

    public static Path path(String name) {
        try {
            return Path.of(Resources.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Values of an array of whole numbers. */
    public static int[] ints(Npz npz, String name) {
        return Arrays.stream(npz.doubles(name)).mapToInt(value -> (int) value).toArray();
    }

    /** Values of an array of 32-bit floating-point numbers. */
    public static float[] floats(Npz npz, String name) {
        double[] values = npz.doubles(name);
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
