package org.taggerlab.jets;

import java.net.URISyntaxException;
import java.nio.file.Path;

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
}
