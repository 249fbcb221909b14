package org.taggerlab.reports.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.sample.Task;

/** What a paper on an experiment has to cite, in BibTeX: method, network, generator, samples, this program. */
final class References {
    private static final Map<String, String> PAPERS = Map.of(
            "transfer",
            paper(
                    "transfer",
                    "Dreyer, Fr{\\'e}d{\\'e}ric A. and Grabarczyk, Rados{\\l}aw and Monni, Pier Francesco",
                    "Leveraging universality of jet taggers through transfer learning",
                    "2203.06210",
                    2022),
            "pretraining",
            paper(
                    "pretraining",
                    "Kishimoto, Tomoe and Morinaga, Masahiro and Saito, Masahiko and Tanaka, Junichi",
                    "Pre-training strategy using real particle collision data for event classification in collider physics",
                    "2312.06909",
                    2023),
            "lundnet",
            paper(
                    "lundnet",
                    "Dreyer, Fr{\\'e}d{\\'e}ric A. and Qu, Huilin",
                    "Jet tagging in the {Lund} plane with graph networks",
                    "2012.08526",
                    2020),
            "particlenet",
            paper(
                    "particlenet",
                    "Qu, Huilin and Gouskos, Loukas",
                    "{ParticleNet}: Jet Tagging via Particle Clouds",
                    "1902.08570",
                    2019),
            "pythia",
            paper(
                    "pythia",
                    "Bierlich, Christian and others",
                    "A comprehensive guide to the physics and usage of {PYTHIA} 8.3",
                    "2203.11601",
                    2022));

    private References() {}

    /** The file. */
    static String of(ResultSet results) {
        var text = new StringBuilder();
        keys(results).forEach(key -> text.append(PAPERS.get(key)));
        results.samples().forEach(sample -> text.append(sample(sample)));
        text.append("@software{taggerlab,\n  title = {Tagger Lab},\n  version = {%s}\n}\n"
                .formatted(escaped(results.environment().plugin())));
        return text.toString();
    }

    /** The keys of the papers, the method's first. */
    static List<String> keys(ResultSet results) {
        Set<String> keys = new LinkedHashSet<>();
        boolean jets = results.task() == Task.JET_TAGGING;
        keys.add(jets ? "transfer" : "pretraining");
        if (jets) {
            keys.add(network(results));
        }
        if (results.samples().stream()
                .anyMatch(sample -> text(sample.generator()).startsWith("Pythia 8"))) {
            keys.add("pythia");
        }
        return List.copyOf(keys);
    }

    private static String network(ResultSet results) {
        return results.trials().stream().anyMatch(trial -> trial.network().startsWith("particlenet"))
                ? "particlenet"
                : "lundnet";
    }

    /** The key of a sample. */
    static String key(SampleUse sample) {
        return "sample:" + sample.name().replaceAll("[^A-Za-z0-9@.-]", "-");
    }

    private static String sample(SampleUse sample) {
        var notes = new ArrayList<String>();
        if (!text(sample.generator()).isEmpty()) {
            notes.add(sample.generator());
        }
        notes.add(sample.kind());
        if (!text(sample.licence()).isEmpty()) {
            notes.add(sample.licence());
        }
        notes.add("sha256 " + text(sample.sha256()));
        return "@misc{%s,\n  title = {%s},\n  note = {%s}\n}\n\n"
                .formatted(
                        key(sample),
                        escaped(text(sample.process()).isEmpty() ? sample.name() : sample.process()),
                        escaped(String.join(", ", notes)));
    }

    private static String paper(String key, String authors, String title, String arxiv, int year) {
        return """
                @article{%s,
                  author = {%s},
                  title = {%s},
                  year = {%s},
                  eprint = {%s},
                  archivePrefix = {arXiv}
                }

                """.formatted(key, authors, title, year, arxiv);
    }

    private static String escaped(String text) {
        return text.replaceAll("[{}]", "")
                .replaceAll("([&%$#_])", "\\\\$1")
                .replace(">", "$>$")
                .replace("<", "$<$");
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
