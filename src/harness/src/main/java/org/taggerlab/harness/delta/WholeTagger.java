package org.taggerlab.harness.delta;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A tagger that is there already.
 *
 * @param file its model file
 * @param inputs what it was had from: the same file, or a delta with its source, and what they were joined to
 */
public record WholeTagger(Path file, Collection<Path> inputs) {
    /** Copies. */
    public WholeTagger {
        inputs = List.copyOf(inputs);
    }
}
