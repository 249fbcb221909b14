package org.taggerlab.reports.template;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.reports.model.Markup;
import org.taggerlab.vocabulary.diagnostic.VisibleText;

/** Turns the records of the model into the maps and lists that templates see. */
final class PlainModel {
    private PlainModel() {}

    /** A record as a map by component name. */
    static Map<String, Object> of(Record model) {
        var map = new LinkedHashMap<String, Object>();
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            map.put(component.getName(), plain(value(model, component)));
        }
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof Markup markup) {
            return markup(markup);
        }
        if (value instanceof Record model) {
            return of(model);
        }
        if (value instanceof List<?> list) {
            var plain = new ArrayList<Object>(list.size());
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        return value instanceof String text ? VisibleText.lines(text) : value;
    }

    private static Object markup(Markup markup) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(markup.html());
        } catch (TemplateModelException e) {
            throw new IllegalStateException("HTML markup cannot be wrapped", e);
        }
    }

    private static Object value(Record model, RecordComponent component) {
        try {
            return component.getAccessor().invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of a model record", e);
        }
    }
}
