package org.taggerlab.reports;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.worker.SampleValidation;

/** Refuses results that no page can state truthfully: another schema, or numbers that are not finite. */
final class ResultCheck {
    private final List<Diagnostic> wrong = new ArrayList<>();
    private final Path file;

    private ResultCheck(Path file) {
        this.file = file;
    }

    static void accept(ResultSet results, Path file) {
        var check = new ResultCheck(file);
        if (!ResultSet.SCHEMA.equals(results.schema())) {
            check.add("schema is '" + results.schema() + "', this version reads '" + ResultSet.SCHEMA
                    + "'; make the results again with mvn tagger:report");
        }
        for (int i = 0; i < results.trials().size(); i++) {
            check.trial("trials[" + i + "]", results.trials().get(i));
        }
        check.walk("summary", results.summary());
        InvalidInputException.throwIfAny(check.wrong);
    }

    static void accept(SampleValidation sample, Path file) {
        var check = new ResultCheck(file);
        if (!SampleValidation.SCHEMA.equals(sample.schema())) {
            check.add("schema of " + sample.name() + " is '" + sample.schema() + "', this version reads '"
                    + SampleValidation.SCHEMA + "'");
        }
        check.walk(sample.name(), sample);
        InvalidInputException.throwIfAny(check.wrong);
    }

    private void trial(String path, TrialRecord trial) {
        // a trial that diverged may hold the NaN it diverged with
        if (trial.done()) {
            walk(path + " (key " + trial.key() + ")", trial);
        }
    }

    private void walk(String path, Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            add(path + " is " + number + ", expected a finite number; make the results again with mvn tagger:report");
        } else if (value instanceof Record model) {
            RecordJson.keys(model.getClass())
                    .forEach((key, component) -> walk(path + "." + key, value(model, component)));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> walk(path + "." + key, element));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(path + "[" + i + "]", list.get(i));
            }
        } else if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                walk(path + "[" + i + "]", Array.get(value, i));
            }
        }
    }

    private void add(String message) {
        wrong.add(new Diagnostic(file, message));
    }

    private static Object value(Record model, RecordComponent component) {
        try {
            return component.getAccessor().invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of a result", e);
        }
    }
}
