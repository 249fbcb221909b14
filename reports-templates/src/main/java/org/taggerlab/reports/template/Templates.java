package org.taggerlab.reports.template;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * The embedded templates, each replaced by a file of the same name in a folder of the user's.
 *
 * <p>A replacement that is broken is an error with its file and line; the embedded one is never taken instead.
 */
public final class Templates {
    /** What can be replaced. */
    public static final List<String> NAMES = List.of(
            "report.ftl",
            "index.ftl",
            "parts.ftl",
            "report.css",
            "figure.css",
            "report.js",
            "report.md.ftl",
            "index.md.ftl",
            "parts.md.ftl");

    private static final String EMBEDDED = "/org/taggerlab/reports/templates";

    private static final int MOST_BYTES = 60_000;
    /** More rows than this fit into no Markdown file. */
    private static final int MOST_ROWS = 10_000;

    private final Path overrides;
    private final Configuration configuration;

    /**
     * The templates.
     *
     * @param overrides a folder with files named as in {@link #NAMES}, and whatever they include; {@code null}: none
     * @throws InvalidInputException if there is no such folder, it replaces nothing, or a file in it looks misspelt
     */
    public Templates(Path overrides) {
        this.overrides = overrides;
        this.configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setBooleanFormat("c");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        var markdown = new TemplateConfiguration();
        markdown.setOutputFormat(MarkdownOutputFormat.INSTANCE);
        configuration.setTemplateConfigurations(
                new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher("*.md.ftl"), markdown));
        configuration.setAutoEscapingPolicy(Configuration.ENABLE_IF_SUPPORTED_AUTO_ESCAPING_POLICY);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setLocalizedLookup(false);
        configuration.setTemplateLoader(loader());
    }

    /**
     * The Markdown file that a template makes of a model, below 60 kB, which code hosts accept as a comment: with as many
     * rows per table as that allows.
     *
     * @param name {@code report.md.ftl} or {@code index.md.ftl}
     * @throws InvalidInputException as in {@link #render(String, Record)}
     */
    public String renderShort(String name, Record model) {
        var page = render(name, model, MOST_ROWS);
        int fitting = 0;
        int tooMany = isShort(page) ? 0 : MOST_ROWS;
        while (tooMany - fitting > 1) {
            int rows = (fitting + tooMany) / 2;
            var shorter = render(name, model, rows);
            if (isShort(shorter)) {
                fitting = rows;
                page = shorter;
            } else {
                tooMany = rows;
            }
        }
        return page;
    }

    /**
     * The page that a template makes of a model.
     *
     * @param name {@code report.ftl} or {@code index.ftl}
     * @throws InvalidInputException if the template is wrong, with its file, line and column
     */
    public String render(String name, Record model) {
        return render(name, model, MOST_ROWS);
    }

    private static boolean isShort(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES;
    }

    private String render(String name, Record model, int rows) {
        var page = new StringWriter();
        var values = PlainModel.of(model);
        values.put("most", rows);
        try {
            Environment environment = configuration.getTemplate(name).createProcessingEnvironment(values, page);
            environment.process();
            return page.toString();
        } catch (ParseException e) {
            throw broken(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
        } catch (TemplateNotFoundException e) {
            throw broken(name, 0, 0, "includes or is a template that is not there: " + e.getTemplateName(), e);
        } catch (TemplateException e) {
            throw broken(
                    e.getTemplateSourceName() == null ? name : e.getTemplateSourceName(),
                    e.getLineNumber() == null ? 0 : e.getLineNumber(),
                    e.getColumnNumber() == null ? 0 : e.getColumnNumber(),
                    e.getMessageWithoutStackTop(),
                    e);
        } catch (IOException e) {
            throw broken(name, 0, 0, "cannot be read: " + e.getMessage(), e);
        }
    }

    private TemplateLoader loader() {
        var embedded = new ClassTemplateLoader(Templates.class, EMBEDDED);
        if (overrides == null) {
            return embedded;
        }
        if (!Files.isDirectory(overrides)) {
            throw new InvalidInputException(new Diagnostic(
                    overrides, "is not a folder; tagger.templates names a folder that holds one of " + NAMES));
        }
        refuseMisspelt(overrides);
        if (NAMES.stream().noneMatch(name -> Files.isRegularFile(overrides.resolve(name)))) {
            throw new InvalidInputException(new Diagnostic(
                    overrides, "replaces no template; tagger.templates names a folder that holds one of " + NAMES));
        }
        try {
            return new MultiTemplateLoader(new TemplateLoader[] {new FileTemplateLoader(overrides.toFile()), embedded});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates in " + overrides, e);
        }
    }

    /** A file that was meant to replace a template and does not would be ignored without a word. */
    private static void refuseMisspelt(Path folder) {
        try (var listed = Files.list(folder)) {
            var files = listed.filter(Files::isRegularFile).sorted().toList();
            var misspelt = new ArrayList<Diagnostic>();
            for (var file : files) {
                String name = file.getFileName().toString();
                var meant = NAMES.contains(name) ? Optional.<String>empty() : Suggestion.of(name, NAMES);
                if (meant.isPresent() && !isIncluded(name, files)) {
                    misspelt.add(new Diagnostic(
                            file, "replaces no template and is included by none; did you mean " + meant.get() + "?"));
                }
            }
            InvalidInputException.throwIfAny(misspelt);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates in " + folder, e);
        }
    }

    private static boolean isIncluded(String name, List<Path> files) throws IOException {
        for (var file : files) {
            // whatever its bytes are: only the name is looked for
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(name)) {
                return true;
            }
        }
        return false;
    }

    private InvalidInputException broken(String name, int line, int column, String what, Exception cause) {
        boolean replaced = overrides != null && Files.isRegularFile(overrides.resolve(name));
        Path file = replaced ? overrides.resolve(name) : Path.of(name);
        String next = replaced
                ? "; correct it, or remove it to use the embedded template"
                : "; this template is embedded: please report it";
        var failure = new InvalidInputException(
                new Diagnostic(file, line, column, "template cannot be used: " + firstWords(what) + next));
        failure.initCause(cause);
        return failure;
    }

    /** Freemarker's own words up to its tips and stack. */
    private static String firstWords(String what) {
        return what.strip()
                .lines()
                .takeWhile(line -> !line.startsWith("----"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
