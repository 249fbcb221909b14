package org.taggerlab.plugin.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was done to builds and what came of it, as Markdown. */
final class FaultTable {
    private final Map<Fault, List<Row>> rows = new EnumMap<>(Fault.class);
    private final Map<Fault, String> missing = new EnumMap<>(Fault.class);

    private record Row(long moment, boolean isEqual) {}

    void notDone(Fault fault, String why) {
        missing.put(fault, why);
    }

    void add(Fault fault, long moment, boolean isEqual) {
        rows.computeIfAbsent(fault, none -> new ArrayList<>()).add(new Row(moment, isEqual));
    }

    String markdown() {
        var text = new StringBuilder("| fault | injections | moments (s) | next build ends with equal results |\n");
        text.append("|---|---:|---:|---:|\n");
        int all = 0;
        int equal = 0;
        for (var fault : Fault.values()) {
            var done = rows.getOrDefault(fault, List.of());
            if (done.isEmpty()) {
                text.append("| %s | 0 | - | - |%n".formatted(fault.description()));
                continue;
            }
            long same = done.stream().filter(Row::isEqual).count();
            var moments = done.stream().mapToLong(Row::moment).summaryStatistics();
            text.append("| %s | %d | %s | %d |%n"
                    .formatted(fault.description(), done.size(), range(moments.getMin(), moments.getMax()), same));
            all += done.size();
            equal += (int) same;
        }
        text.append("| **all** | **%d** | | **%d** |%n".formatted(all, equal));
        missing.forEach((fault, why) -> text.append("%nNot done here: %s (%s).%n".formatted(fault.description(), why)));
        return text.toString();
    }

    private static String range(long least, long most) {
        return most == 0 ? "from the start" : String.format(Locale.ROOT, "%.1f to %.1f", least / 1e3, most / 1e3);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, markdown());
    }
}
