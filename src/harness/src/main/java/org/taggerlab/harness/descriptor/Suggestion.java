package org.taggerlab.harness.descriptor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a user probably meant by a name that does not exist. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The known name closest to a wrong one, if it is close enough to be a slip: letters missing, doubled, changed or
     * swapped, about one in three at most, whatever the case and whether joined by {@code -} or {@code _}.
     */
    public static Optional<String> of(String wrong, Collection<String> known) {
        int allowed = Math.max(1, wrong.length() / 3);
        return known.stream()
                .filter(name -> distance(wrong, name) <= allowed)
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean `x`?} if something is close, otherwise {@code known here: a, b, c}. */
    public static String sentence(String wrong, Collection<String> known) {
        return of(wrong, known)
                .map(name -> "did you mean `" + name + "`?")
                .orElseGet(() -> known.isEmpty() ? "nothing is known here" : "known here: " + String.join(", ", known));
    }

    /** Edits (insert, delete, replace, swap of neighbours) from one name to the other. */
    static int distance(String left, String right) {
        String a = plain(left);
        String b = plain(right);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length()][b.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
