package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.taggerlab.harness.plan.SourceTagger;
import org.taggerlab.harness.results.DescriptorText;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.Environment;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.ShellWord;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** What went in and how to do it again: samples, configuration, environment, commands. */
final class ProvenanceSections {
    private final SweepView sweep;

    ProvenanceSections(SweepView sweep) {
        this.sweep = sweep;
    }

    Section samples() {
        var rows = sweep.results().samples().stream()
                .map(s -> List.of(
                        s.name(),
                        s.kind(),
                        String.join(", ", s.used()),
                        orEmpty(s.process()),
                        orEmpty(s.generator()),
                        NumberText.count(s.jets()),
                        NumberText.count(s.dropped()),
                        orEmpty(s.licence()),
                        orEmpty(s.sha256())))
                .toList();
        var table = new Table(
                "t-samples",
                "samples",
                List.of(
                        Table.text("sample"),
                        Table.kind("kind"),
                        Table.text("used as"),
                        Table.text("process"),
                        Table.text("generator"),
                        Table.number(sweep.unit()),
                        Table.number("dropped"),
                        Table.text("licence"),
                        Table.code("sha256")),
                rows);
        var paragraphs = new ArrayList<String>();
        paragraphs.add("Dropped: " + sweep.unit() + " left out because they cannot be used, without constituents or "
                + "with numbers that are not finite.");
        sweep.results().samples().stream()
                .filter(sample -> !sample.leftOut().isEmpty())
                .forEach(sample -> paragraphs.add("Left out of the jets of " + sample.name() + ": "
                        + SampleTables.leftOut(sample.leftOut()) + "."));
        if (sweep.results().sourceTagger() != null) {
            paragraphs.add(sourceTagger(sweep.results().sourceTagger()));
        }
        // what a source says of itself, such as how well objects' types were learnt
        sweep.results().trials().stream()
                .filter(trial ->
                        trial.ofSource() && trial.done() && !trial.note().isEmpty())
                .forEach(trial -> paragraphs.add("The source was " + trial.note() + "."));
        return Section.ofTables("samples", "Samples", paragraphs, List.of(table));
    }

    /** What is known of the jets that an existing tagger has learned from. */
    private String sourceTagger(SourceTagger tagger) {
        String trained = "The source tagger (sha256 " + tagger.sha256() + ") "
                + (tagger.trainedOn() == null
                        ? "does not say what it was trained on"
                        : "was trained on " + tagger.trainedOn())
                + ". ";
        if (tagger.leftOut() == null) {
            return trained + "Which " + sweep.unit() + " it has seen is not known: test " + sweep.unit()
                    + " may be among them.";
        }
        return trained
                + (tagger.leftOut().isEmpty()
                        ? "It has seen none of the " + sweep.unit() + " of this experiment."
                        : "Left out here because it has seen their events: "
                                + tagger.leftOut().entrySet().stream()
                                        .map(sample -> NumberText.count(sample.getValue()) + " " + sweep.unit() + " of "
                                                + sample.getKey())
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    Section configuration() {
        var listings = new ArrayList<Section.Listing>();
        listings.add(new Section.Listing(
                sweep.results().experiment() + ", profile " + sweep.results().profile(),
                DescriptorText.of(sweep.results().configuration())));
        String recipes = RecipeText.of(sweep.results().configuration());
        if (!recipes.isEmpty()) {
            listings.add(new Section.Listing("What each prescription means, block by block", recipes));
        }
        return Section.ofListings(
                "configuration",
                "Configuration",
                List.of("The descriptor as it ran: profile applied, every default filled in. Copied into a file "
                        + "beside the catalogue of the samples, it plans the same trials."),
                listings);
    }

    Section environment() {
        return Section.ofFacts(
                "environment", "Environment", List.of(), facts(sweep.results().environment()));
    }

    static List<Section.Fact> facts(Environment e) {
        var facts = new ArrayList<Section.Fact>();
        add(facts, "backend", e.backend());
        add(facts, "kernels", e.kernels());
        add(facts, "processor", e.cpu());
        add(facts, "cores", e.cores() > 0 ? NumberText.count(e.cores()) : "");
        add(facts, "threads per worker", e.threads() > 0 ? NumberText.count(e.threads()) : "");
        add(facts, "system", e.system());
        add(facts, "JVM", e.jvm());
        add(facts, "ND4J", e.nd4j());
        add(facts, "plugin", e.plugin());
        add(facts, "git", e.git());
        return facts;
    }

    Section reproduce() {
        String only = "mvn tagger:run -Dtagger.only="
                + ShellWord.quoted(sweep.results().experiment());
        String arguments = arguments();
        var listings = new ArrayList<Section.Listing>();
        listings.add(new Section.Listing(
                "Run this experiment; trials that are in the store are not trained again", only + arguments + "\n"));
        listings.add(new Section.Listing("Train everything again", only + arguments + " -Dtagger.rerun\n"));
        sweep.results().trials().stream()
                .filter(TrialRecord::done)
                .reduce((first, last) -> last)
                .ifPresent(t -> listings.add(new Section.Listing(
                        "Train one trial again and show every field that differs; the keys are in the table of trials",
                        "mvn tagger:reproduce -Dtagger.trial=" + ShellWord.quoted(t.key()) + "\n")));
        var paragraphs = new ArrayList<String>();
        var seed = sweep.results().configuration().get("seed");
        if (seed != null) {
            paragraphs.add("Root seed " + seed + "; the seed of each repetition is in the table of trials. On the "
                    + "same machine the same trial gives the same bits.");
        }
        String git = sweep.results().environment().git();
        if (git != null && !git.isEmpty()) {
            paragraphs.add("Commit " + git
                    + (git.endsWith("-dirty")
                            ? ": the working tree had changes that are in no commit, so the commands below may give something else."
                            : "."));
        }
        return Section.ofListings("reproduce", "Reproduce this", paragraphs, listings);
    }

    /** Without them, other trials would be planned: profile, changes to the descriptor, threads, backend, kernels. */
    private String arguments() {
        String arguments = sweep.results().arguments();
        return arguments.isEmpty() ? "" : " " + arguments;
    }

    private static void add(List<Section.Fact> facts, String name, String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Section.Fact(name, value));
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
