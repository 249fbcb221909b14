package org.taggerlab.reports;

import java.nio.file.Path;
import java.util.List;

/** Pages for tests that look at them from outside this package. */
public final class Pages {
    private Pages() {}

    /** Writes a report of three repetitions, one of more than 200 trials, and their index. */
    public static Path write(Path output) {
        Reports.write(
                List.of(Fixture.resultSet(Fixture.small("top-to-w")), Fixture.resultSet(Fixture.large("sweep"))),
                output,
                null);
        return output.resolve("top-to-w/report.html");
    }
}
