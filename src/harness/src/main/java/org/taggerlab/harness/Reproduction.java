package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A stored trial beside the same trial run again.
 *
 * @param title the trial in words
 * @param fields everything but times and memory, field by field; scores by sample and jet
 */
public record Reproduction(String title, List<Field> fields) {
    /** More differing scores than this are counted, not listed. */
    private static final int LISTED = 20;

    /**
     * One field of both.
     *
     * @param isNumerical whether it belongs to the outcome; where it was computed does not
     */
    public record Field(String name, String stored, String again, boolean isNumerical) {
        boolean isEqual() {
            return Objects.equals(stored, again);
        }
    }

    /** Every field of either side, by name. */
    static Reproduction of(String title, Map<String, Value> stored, Map<String, Value> again) {
        var names = new TreeSet<>(stored.keySet());
        names.addAll(again.keySet());
        var none = new Value("-", true);
        return new Reproduction(
                title,
                names.stream()
                        .map(name -> {
                            var before = stored.getOrDefault(name, none);
                            var now = again.getOrDefault(name, none);
                            var isNumerical = before.isNumerical() && now.isNumerical();
                            return new Field(name, before.text(), now.text(), isNumerical);
                        })
                        .toList());
    }

    /** One field of one side. */
    record Value(String text, boolean isNumerical) {}

    /** Whether the same came out, wherever it was computed. */
    public boolean isEqual() {
        return fields.stream().filter(Field::isNumerical).allMatch(Field::isEqual);
    }

    /** Each difference, then how many fields are equal. */
    public List<String> lines() {
        var different = fields.stream().filter(field -> !field.isEqual()).toList();
        var lines = new ArrayList<String>();
        different.stream()
                .limit(LISTED)
                .forEach(field -> lines.add("%s %s: %s in the store, %s now"
                        .formatted(
                                field.isNumerical() ? "differs" : "elsewhere",
                                field.name(),
                                field.stored(),
                                field.again())));
        if (different.size() > LISTED) {
            lines.add("and %s more".formatted(different.size() - LISTED));
        }
        lines.add(sentence());
        return lines;
    }

    /** What a user reads last. */
    public String sentence() {
        long numbers = fields.stream().filter(Field::isNumerical).count();
        long equal = fields.stream()
                .filter(Field::isNumerical)
                .filter(Field::isEqual)
                .count();
        return isEqual()
                ? "%s: equal in all %s fields".formatted(title, numbers)
                : "%s: %s of %s fields differ".formatted(title, numbers - equal, numbers);
    }
}
