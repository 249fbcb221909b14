package org.taggerlab.harness.comparison;

import java.util.List;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.Wording;

/** All comparisons of a build as Markdown, an experiment a row, short enough for a pull request's comment. */
final class ComparisonIndexPage {

    private ComparisonIndexPage() {}

    static String markdown(Comparisons comparisons) {
        int violations = comparisons.violations().size();
        return new ShortPage()
                .add("# Compared with " + ShortPage.value(comparisons.baseline()) + "\n\n")
                .add(
                        violations == 0
                                ? "**Passed.**\n\n"
                                : "**Failed**: " + Wording.count(violations, "violation") + ".\n\n")
                .section(
                        "Experiments",
                        "",
                        comparisons.shared().stream()
                                .map(ComparisonIndexPage::line)
                                .toList(),
                        Integer.MAX_VALUE)
                .section("Only in the baseline", "", lines(comparisons.onlyInBaseline()), Integer.MAX_VALUE)
                .section("Only here", "", lines(comparisons.onlyHere()), Integer.MAX_VALUE)
                .text();
    }

    private static String line(Comparison comparison) {
        return "- %s: %s See `%s/%s`.\n"
                .formatted(
                        ShortPage.value(comparison.experiment()),
                        ComparisonPage.verdict(comparison),
                        FolderName.of(comparison.experiment()),
                        ComparisonFiles.MARKDOWN);
    }

    private static List<String> lines(List<String> names) {
        return names.stream().map(name -> "- " + ShortPage.value(name) + "\n").toList();
    }
}
