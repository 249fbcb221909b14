package org.taggerlab.networks.examples;

import java.util.Arrays;
import java.util.List;

/**
 * Several parts, one after another.
 *
 * @param ends {@code [parts]}, how many jets there are up to the end of each
 * @param labels of all
 */
record JoinedExamples(List<Examples> parts, int[] ends, float[] labels) implements Examples {

    static JoinedExamples of(List<? extends Examples> parts) {
        int[] ends = parts.stream().mapToInt(Examples::jets).toArray();
        Arrays.parallelPrefix(ends, Math::addExact);
        float[] labels = new float[ends[ends.length - 1]];
        int from = 0;
        for (Examples part : parts) {
            System.arraycopy(part.labels(), 0, labels, from, part.jets());
            from += part.jets();
        }
        return new JoinedExamples(List.copyOf(parts), ends, labels);
    }

    @Override
    public int jets() {
        return labels.length;
    }

    @Override
    public Structure structure() {
        return parts.get(0).structure();
    }

    @Override
    public int featureCount() {
        return parts.get(0).featureCount();
    }

    @Override
    public int nodes(int jet) {
        int part = part(jet);
        return parts.get(part).nodes(within(part, jet));
    }

    @Override
    public void copy(int jet, float[] features, int[] parents, int node) {
        int part = part(jet);
        parts.get(part).copy(within(part, jet), features, parents, node);
    }

    /** There are two or few more. */
    private int part(int jet) {
        int part = 0;
        while (jet >= ends[part]) {
            part++;
        }
        return part;
    }

    private int within(int part, int jet) {
        return part == 0 ? jet : jet - ends[part - 1];
    }
}
