package org.taggerlab.reports.content;

import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** Which gates of its descriptor an experiment passed. */
final class GatesSection {
    private GatesSection() {}

    /** Empty without gates. */
    static Optional<Section> of(ResultSet results) {
        var gates = results.gates();
        return gates.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.ofTables(
                        "gates",
                        "Did the experiment pass its gates?",
                        List.of(GateOutcome.count(gates)
                                + ". A gate that asks for 95 % confidence is passed if the whole "
                                + "interval passes; of a bound, the bound has to pass."),
                        List.of(table(gates))));
    }

    /** What was found and expected by each gate that was not passed. */
    static List<String> failures(ResultSet results) {
        return results.gates().stream()
                .filter(GateOutcome::failed)
                .map(gate -> "Gate not passed: " + gate.sentence() + ".")
                .toList();
    }

    private static Table table(List<GateOutcome> gates) {
        return new Table(
                "t-gates",
                "gates, with 95 % intervals",
                List.of(Table.text("gate"), Table.text("verdict"), Table.text("found"), Table.number("limit")),
                gates.stream()
                        .map(gate -> List.of(gate.text(), gate.verdict(), found(gate), NumberText.value(gate.limit())))
                        .toList());
    }

    private static String found(GateOutcome gate) {
        if (!gate.evaluated()) {
            return "the experiment was changed and does not have it";
        }
        return gate.found().isEmpty() ? "no result" : gate.found();
    }
}
