package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.worker.SampleValidation;

/** What is said of samples in numbers and words. */
final class SampleTables {
    private SampleTables() {}

    /** How many jets were looked at, and how many of the sample cannot be used. */
    static String sentence(SampleValidation sample) {
        int dropped =
                sample.dropped().values().stream().mapToInt(Integer::intValue).sum();
        return sample.name() + " (" + sample.kind() + "): " + NumberText.count(sample.jets(), "jet") + ", "
                + (dropped == 0 ? "none dropped" : NumberText.count(dropped) + " dropped")
                + (sample.all() == 0 ? "." : " of the " + NumberText.count(sample.all()) + " of the whole sample.");
    }

    /** How many jets were looked at, how many cannot be used, and how many particles were left out of jets, by reason. */
    static Section dropped(List<SampleValidation> samples) {
        var rows = new ArrayList<List<String>>();
        for (var sample : samples) {
            rows.add(List.of(sample.name(), sample.kind(), "looked at", NumberText.count(sample.jets())));
            if (sample.all() > 0) {
                rows.add(List.of(sample.name(), sample.kind(), "in the whole sample", NumberText.count(sample.all())));
            }
            new TreeMap<>(sample.dropped())
                    .forEach((reason, n) ->
                            rows.add(List.of(sample.name(), sample.kind(), "dropped: " + reason, NumberText.count(n))));
            new TreeMap<>(sample.leftOut())
                    .forEach((reason, n) -> rows.add(List.of(
                            sample.name(), sample.kind(), "particles left out: " + reason, NumberText.count(n))));
        }
        return Section.ofTables(
                "dropped",
                "Jets looked at and dropped",
                List.of(),
                List.of(new Table(
                        "t-dropped",
                        "jets looked at, and what of the whole sample cannot be used",
                        List.of(Table.text("sample"), Table.kind("kind"), Table.text("what"), Table.number("number")),
                        rows)));
    }

    /** Such as {@code 20 particles without momentum, 1 particle not finite}. */
    static String leftOut(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(reason -> NumberText.count(reason.getValue(), "particle") + " " + reason.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** What measured the jets, and where each of its values comes from. */
    static Section setUps(List<SampleValidation> samples) {
        var rows = new ArrayList<List<String>>();
        for (var sample : samples) {
            sample.setUp()
                    .forEach(value -> rows.add(List.of(sample.name(), value.name(), value.value(), value.source())));
        }
        return Section.ofTables(
                "set-ups",
                "Experimental set-ups",
                List.of(),
                rows.isEmpty()
                        ? List.of()
                        : List.of(new Table(
                                "t-set-ups",
                                "what measured the jets of a sample, and where each value comes from",
                                List.of(
                                        Table.text("sample"),
                                        Table.text("value"),
                                        Table.number("is"),
                                        Table.text("source")),
                                rows)));
    }
}
