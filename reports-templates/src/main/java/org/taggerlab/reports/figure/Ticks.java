package org.taggerlab.reports.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Nice numbers for an axis. */
final class Ticks {
    private static final int WANTED = 5;

    /** With fewer an eye cannot tell how an axis is spread. */
    private static final int FEWEST = 3;

    private Ticks() {}

    /** Ticks of an axis: its own, or nice ones, within the ends of the scale. */
    static List<Axis.Tick> of(Axis axis, Scale scale) {
        if (!axis.ticks().isEmpty()) {
            return axis.ticks().stream().filter(t -> scale.spans(t.value())).toList();
        }
        if (axis.log()) {
            var ticks = logarithmic(scale);
            if (ticks.size() >= FEWEST) {
                return ticks;
            }
        }
        return linear(scale);
    }

    private static List<Axis.Tick> linear(Scale scale) {
        double raw = (scale.high() - scale.low()) / WANTED;
        int exponent = (int) Math.floor(Math.log10(raw));
        double mantissa = raw / Math.pow(10, exponent);
        int nice = mantissa < 1.41 ? 1 : mantissa < 3.16 ? 2 : mantissa < 7.07 ? 5 : 10;
        var step = BigDecimal.valueOf(nice).scaleByPowerOfTen(exponent);
        var ticks = new ArrayList<Axis.Tick>();
        long first = multiple(scale.low(), step, RoundingMode.FLOOR);
        long last = multiple(scale.high(), step, RoundingMode.CEILING);
        for (long i = first; i <= last; i++) {
            var value = step.multiply(BigDecimal.valueOf(i));
            if (scale.spans(value.doubleValue())) {
                ticks.add(new Axis.Tick(
                        value.doubleValue(),
                        label(value, Math.max(0, step.stripTrailingZeros().scale()))));
            }
        }
        return ticks;
    }

    /** How many steps from zero; not many more than their share of the ends that a {@link Scale} keeps apart. */
    private static long multiple(double end, BigDecimal step, RoundingMode rounding) {
        return BigDecimal.valueOf(end).divide(step, 0, rounding).longValueExact();
    }

    private static List<Axis.Tick> logarithmic(Scale scale) {
        double decades = Math.log10(scale.high()) - Math.log10(scale.low());
        int[] multiples = decades <= 2.2 ? new int[] {1, 2, 5} : decades < 3 ? new int[] {1, 3} : new int[] {1};
        int every = (int) Math.max(1, Math.ceil(decades / 7));
        var ticks = new ArrayList<Axis.Tick>();
        for (int d = (int) Math.floor(Math.log10(scale.low())); d <= Math.ceil(Math.log10(scale.high())); d++) {
            if (Math.floorMod(d, every) != 0) {
                continue;
            }
            for (int m : multiples) {
                var value = BigDecimal.valueOf(m).scaleByPowerOfTen(d);
                if (scale.spans(value.doubleValue())) {
                    ticks.add(new Axis.Tick(value.doubleValue(), label(value, Math.max(0, -d))));
                }
            }
        }
        return ticks;
    }

    private static String label(BigDecimal value, int decimals) {
        var plain = value.setScale(decimals, RoundingMode.HALF_EVEN);
        return plain.abs().compareTo(BigDecimal.valueOf(1e7)) >= 0 || decimals > 6
                ? String.format(Locale.ROOT, "%.0e", value.doubleValue())
                : String.format(Locale.ROOT, "%,." + decimals + "f", plain);
    }
}
