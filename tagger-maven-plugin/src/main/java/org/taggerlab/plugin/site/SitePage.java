package org.taggerlab.plugin.site;

import java.util.List;
import org.apache.maven.doxia.sink.Sink;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.content.Headline;

/** The page of a site: what each experiment found, on which samples, and the way to its report. */
public final class SitePage {
    /** What the page is called in the site. */
    public static final String TITLE = "Experiments";

    private final Sink sink;

    /** A page that is written to {@code sink}. */
    public SitePage(Sink sink) {
        this.sink = sink;
    }

    /**
     * Writes the page.
     *
     * @param folder where the reports lie, relative to the page
     * @param links where else to go from it, in the order in which they are shown
     */
    public void write(List<ResultSet> experiments, String folder, List<Link> links) {
        sink.head();
        sink.title();
        sink.text(TITLE);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(TITLE);
        sink.sectionTitle1_();
        for (var results : experiments) {
            experiment(results, folder);
        }
        sink.list();
        links.forEach(this::link);
        sink.list_();
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }

    private void experiment(ResultSet results, String folder) {
        sink.section2();
        sink.sectionTitle2();
        sink.text(results.experiment());
        sink.sectionTitle2_();
        paragraph(results.title() + ", profile " + results.profile());
        Headline.of(results).forEach(this::paragraph);
        samples(results);
        sink.list();
        link(new Link(folder + "/" + FolderName.of(results.experiment()) + "/report.html", "Figures and tables"));
        sink.list_();
        sink.section2_();
    }

    /** Simulated or not is said wherever a sample appears. */
    private void samples(ResultSet results) {
        sink.list();
        for (var sample : results.samples()) {
            sink.listItem();
            sink.text(sample.name() + " (" + sample.kind() + "): " + String.join(", ", sample.used()));
            sink.listItem_();
        }
        sink.list_();
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(text);
        sink.paragraph_();
    }

    private void link(Link link) {
        sink.listItem();
        sink.link(link.target());
        sink.text(link.text());
        sink.link_();
        sink.listItem_();
    }

    /**
     * A link.
     *
     * @param target relative to the page
     * @param text what a reader clicks
     */
    public record Link(String target, String text) {}
}
