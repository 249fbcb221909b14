package org.taggerlab.plugin.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.comparison.ComparisonReport;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.reports.Reports;

/**
 * Where comparisons are written.
 *
 * @param output the folder in which results and reports lie, if this build has any
 * @param templates as for reports; {@code null}: those of the plugin
 */
public record ComparisonPages(Path output, Path templates) {

    /**
     * Writes all files below {@value Reports#COMPARISONS}, in place of those that an earlier build has left there.
     *
     * @param reported the results whose reports lie in the output folder, so that their index shall link to the comparisons;
     *     empty: leave that index alone
     * @return the index of the comparisons
     * @throws UncheckedIOException if something cannot be written
     */
    public Path write(Comparisons comparisons, List<ResultSet> reported) {
        var folder = output.resolve(Reports.COMPARISONS);
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + folder, e);
        }
        ComparisonReport.write(comparisons, folder);
        var index = Reports.writeComparisons(comparisons, folder, templates);
        if (!reported.isEmpty() && Files.exists(output.resolve(index.getFileName()))) {
            Reports.writeIndex(reported, output, templates);
        }
        return index;
    }
}
