package org.taggerlab.reports.paper;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.taggerlab.reports.model.Table;

/** A table of a page in LaTeX, with {@code $0.8551 \pm 0.0041$} where the page has an interval. */
final class TexTable {
    private static final String NUMBER = "([-+\u2212]?[\\d,]+(?:\\.\\d+)?)";
    private static final Pattern INTERVAL =
            Pattern.compile("(≥ )?" + NUMBER + " \\(" + NUMBER + " to " + NUMBER + "\\)");

    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("\\", "\\textbackslash{}"),
            Map.entry("&", "\\&"),
            Map.entry("%", "\\%"),
            Map.entry("$", "\\$"),
            Map.entry("#", "\\#"),
            Map.entry("_", "\\_"),
            Map.entry("{", "\\{"),
            Map.entry("}", "\\}"),
            Map.entry("~", "\\textasciitilde{}"),
            Map.entry("^", "\\textasciicircum{}"),
            Map.entry("≥", "$\\geq$"),
            Map.entry("≤", "$\\leq$"),
            Map.entry("±", "$\\pm$"),
            Map.entry("−", "$-$"),
            Map.entry("εB", "$\\varepsilon_{B}$"),
            Map.entry("εS", "$\\varepsilon_{S}$"));
    private static final Pattern ANY_SPECIAL = Pattern.compile("ε[BS]|[\\\\&%$#_{}~^≥≤±−]");

    private TexTable() {}

    /** The table, its caption above it as a comment: a paper has words of its own. */
    static String of(Table table) {
        var columns = table.columns().stream()
                .map(column -> column.kind().equals("number") ? "r" : "l")
                .collect(Collectors.joining());
        var head = row(table.columns().stream().map(Table.Column::label).toList());
        var rows = table.rows().stream().map(TexTable::row).collect(Collectors.joining());
        return "%% %s\n\\begin{tabular}{%s}\n\\hline\n%s\\hline\n%s\\hline\n\\end{tabular}\n"
                .formatted(table.caption().replaceAll("\\s+", " "), columns, head, rows);
    }

    private static String row(List<String> cells) {
        return cells.stream().map(TexTable::cell).collect(Collectors.joining(" & ")) + " \\\\\n";
    }

    static String cell(String text) {
        var interval = INTERVAL.matcher(text);
        if (!interval.matches()) {
            return ANY_SPECIAL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(SPECIAL.get(found.group())));
        }
        String value = interval.group(2);
        var below = number(value).subtract(number(interval.group(3)));
        var above = number(interval.group(4)).subtract(number(value));
        return "$" + (interval.group(1) == null ? "" : "\\geq ") + digits(value)
                + (isOneStep(below.subtract(above), number(value))
                        ? " \\pm " + below.max(above).toPlainString()
                        : "^{+" + above.toPlainString() + "}_{-" + below.toPlainString() + "}")
                + "$";
    }

    /** Whether two sides differ by no more than rounding does. */
    private static boolean isOneStep(BigDecimal difference, BigDecimal value) {
        return difference.abs().compareTo(BigDecimal.ONE.movePointLeft(value.scale())) <= 0;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", "").replace('\u2212', '-'));
    }

    private static String digits(String value) {
        return value.replace(",", "\\,").replace('\u2212', '-');
    }
}
