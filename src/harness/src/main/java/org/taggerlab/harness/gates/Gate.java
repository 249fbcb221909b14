package org.taggerlab.harness.gates;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A parsed gate. The grammar is in the package description.
 *
 * @param text as written
 * @param left what is before the comparison
 * @param comparison how the sides are compared
 * @param right what is after it
 * @param confident whether the whole interval has to pass
 */
record Gate(String text, Side left, Comparison comparison, Side right, boolean confident) {

    /** All calls, from left to right. */
    List<Call> calls() {
        return Stream.concat(left.calls(), right.calls()).toList();
    }

    /** A sum of terms. */
    record Side(List<Term> terms) {
        Stream<Call> calls() {
            return terms.stream()
                    .map(Term::value)
                    .filter(Call.class::isInstance)
                    .map(Call.class::cast);
        }

        double constant() {
            return terms.stream()
                    .filter(term -> term.value() instanceof Constant)
                    .mapToDouble(term -> term.sign() * ((Constant) term.value()).number())
                    .sum();
        }
    }

    /** A value that is added or taken away. */
    record Term(int sign, Value value) {}

    sealed interface Value permits Constant, Call {}

    record Constant(double number) implements Value {}

    /**
     * Something that results have.
     *
     * @param measure what
     * @param prescription of which prescription
     * @param numbers the arguments after it
     * @param offset where it begins in the text, from 0
     */
    record Call(Measure measure, String prescription, List<Double> numbers, int offset) implements Value {
        /** As it is written. */
        String text() {
            var text = new StringBuilder(measure.label()).append('(').append(prescription);
            numbers.forEach(number -> text.append(", ")
                    .append(
                            number == Math.rint(number)
                                    ? Long.toString(Math.round(number))
                                    : String.format(Locale.ROOT, "%s", number)));
            return text.append(')').toString();
        }

        /** The number of training jets it names; 0 if it names none. */
        int size() {
            return measure.takesSize() && !numbers.isEmpty() ? (int) Math.round(numbers.get(0)) : 0;
        }
    }

    enum Comparison {
        AT_LEAST(">="),
        ABOVE(">"),
        AT_MOST("<="),
        BELOW("<");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        boolean wantsMore() {
            return this == AT_LEAST || this == ABOVE;
        }

        /** The same comparison seen from the other side. */
        Comparison mirrored() {
            return switch (this) {
                case AT_LEAST -> AT_MOST;
                case ABOVE -> BELOW;
                case AT_MOST -> AT_LEAST;
                case BELOW -> ABOVE;
            };
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case AT_LEAST -> value >= limit;
                case ABOVE -> value > limit;
                case AT_MOST -> value <= limit;
                case BELOW -> value < limit;
            };
        }
    }
}
