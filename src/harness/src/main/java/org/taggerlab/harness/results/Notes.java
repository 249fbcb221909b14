package org.taggerlab.harness.results;

import java.util.List;
import java.util.Objects;

/** What the author of a descriptor says that a reader of its results has to know. */
public final class Notes {

    private Notes() {}

    /** The author's own words, each line a paragraph; empty if there are none. */
    public static List<String> of(ResultSet results) {
        return Objects.toString(results.configuration().get("note"), "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
