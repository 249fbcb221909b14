package org.taggerlab.harness.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.harness.gates.Gate.Call;
import org.taggerlab.harness.gates.Gate.Comparison;
import org.taggerlab.harness.gates.Gate.Constant;
import org.taggerlab.harness.gates.Gate.Side;
import org.taggerlab.harness.gates.Gate.Term;
import org.taggerlab.harness.gates.Gate.Value;
import org.taggerlab.harness.gates.GateTokens.Kind;

/** Understands gates by recursive descent. */
final class GateParser {
    private final GateTokens words;

    private GateParser(String text) throws GateSyntaxException {
        words = new GateTokens(text);
    }

    /** The gate of a text. */
    static Gate parse(String text) throws GateSyntaxException {
        return new GateParser(text).gate(text);
    }

    private Gate gate(String text) throws GateSyntaxException {
        var left = side();
        var comparison = comparison();
        var right = side();
        boolean confident = words.accept("with");
        if (confident) {
            confidence();
        }
        if (words.kind() != Kind.END) {
            throw words.unexpected("the end or `with 95% confidence`");
        }
        var gate = new Gate(text, left, comparison, right, confident);
        check(gate);
        return gate;
    }

    private void confidence() throws GateSyntaxException {
        if (!words.is("95")) {
            throw words.unexpected("`95%`, the level of all intervals");
        }
        words.take();
        words.expect("%");
        words.expect("confidence");
    }

    private Comparison comparison() throws GateSyntaxException {
        for (var comparison : Comparison.values()) {
            if (words.accept(comparison.symbol())) {
                return comparison;
            }
        }
        throw words.unexpected("one of >= > <= <");
    }

    private Side side() throws GateSyntaxException {
        var terms = new ArrayList<Term>();
        terms.add(new Term(words.accept("-") ? -1 : 1, value()));
        if (words.accept("-")) {
            terms.add(new Term(-1, value()));
        }
        return new Side(List.copyOf(terms));
    }

    private Value value() throws GateSyntaxException {
        return switch (words.kind()) {
            case NUMBER -> new Constant(number());
            case NAME -> call();
            default -> throw words.unexpected("a number or one of " + Measure.usage());
        };
    }

    private Call call() throws GateSyntaxException {
        int offset = words.offset();
        String name = words.take();
        var measure = Measure.named(name)
                .orElseThrow(() -> new GateSyntaxException(
                        offset,
                        "there is no measure `" + name + "`; expected one of " + Measure.usage()
                                + Suggestion.of(name, Measure.names())
                                        .map(similar -> "; did you mean `" + similar + "`?")
                                        .orElse("")));
        words.expect("(");
        if (words.kind() != Kind.NAME) {
            throw words.unexpected("a prescription, as in " + measure.signature());
        }
        String prescription = prescription();
        var numbers = new ArrayList<Double>();
        while (words.accept(",")) {
            if (words.kind() != Kind.NUMBER) {
                throw words.unexpected("a number, as in " + measure.signature());
            }
            numbers.add(number());
        }
        if (!words.is(")") || !measure.takes(1 + numbers.size())) {
            throw words.unexpected(measure.signature());
        }
        words.take();
        return new Call(measure, prescription, List.copyOf(numbers), offset);
    }

    private String prescription() throws GateSyntaxException {
        String name = words.take();
        if (!words.accept("(")) {
            return name;
        }
        if (words.kind() != Kind.NAME) {
            throw words.unexpected("a block, as in frozen(fusion)");
        }
        String block = words.take();
        words.expect(")");
        return name + "(" + block + ")";
    }

    private double number() throws GateSyntaxException {
        return Double.parseDouble(words.take().replace("_", ""));
    }

    private static void check(Gate gate) throws GateSyntaxException {
        var calls = gate.calls();
        if (calls.isEmpty()) {
            throw new GateSyntaxException(0, "this gate asks for no result; expected one of " + Measure.usage());
        }
        boolean paired = calls.stream().map(Call::measure).allMatch(Measure::isRepeated);
        if (gate.confident() && calls.size() > 1 && !paired) {
            int offset = Stream.of(calls.get(0), calls.get(1))
                    .mapToInt(Call::offset)
                    .max()
                    .orElse(0);
            throw new GateSyntaxException(
                    offset,
                    "only auc, source-auc, accuracy and rejection have an interval of a difference; "
                            + "leave out `with 95% confidence` or compare with a number");
        }
    }
}
