package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.vocabulary.diagnostic.VisibleText;

/** What is wrong with a result file: each error with its path, its value, what was expected, and what to do. */
final class ResultErrors {
    private static final String REMEDY = "Restore the file, or write it again with `mvn tagger:report`";
    private static final int MOST = 20;
    private static final int LONGEST = 40;

    private final List<String> all = new ArrayList<>();

    /** Adds an error unless a value fits. */
    void expect(String path, Object value, boolean fits, String expected) {
        if (!fits) {
            all.add(VisibleText.of(
                    path + " is " + shortened(String.valueOf(value)) + ", expected " + expected + ". " + REMEDY));
        }
    }

    /** Adds an error for a missing key. */
    void missing(String path) {
        all.add(VisibleText.of(path + " is missing. " + REMEDY));
    }

    /** The first {@value #MOST}, and how many more there are. */
    List<String> list() {
        if (all.size() <= MOST) {
            return List.copyOf(all);
        }
        var first = new ArrayList<>(all.subList(0, MOST));
        first.add("... and %s more".formatted(all.size() - MOST));
        return first;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
