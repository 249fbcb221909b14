package org.taggerlab.reports.template;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/** Markdown, in which names and notes of users can neither end a table's cell nor become markup or HTML. */
final class MarkdownOutputFormat extends CommonMarkupOutputFormat<MarkdownOutputFormat.Output> {
    static final MarkdownOutputFormat INSTANCE = new MarkdownOutputFormat();

    /** A list's or a heading's mark, or a rule: only where a line begins. */
    private static final String MARK_OF_A_LINE = "^(\\d*)([-+=.)])(?=[-+=\\s]|$)";

    private MarkdownOutputFormat() {}

    /** Finished Markdown. */
    static final class Output extends CommonTemplateMarkupOutputModel<Output> {
        private Output(String plain, String markup) {
            super(plain, markup);
        }

        @Override
        public MarkdownOutputFormat getOutputFormat() {
            return INSTANCE;
        }
    }

    @Override
    public String getName() {
        return "Markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    /** The text on one line, everything that Markdown or HTML would act on escaped. */
    @Override
    public String escapePlainText(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("\\p{Cs}", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|~#@!])", "\\\\$1")
                .strip()
                .replaceFirst(MARK_OF_A_LINE, "$1\\\\$2");
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Output newTemplateMarkupOutputModel(String plain, String markup) {
        return new Output(plain, markup);
    }
}
