package org.taggerlab.jets.io.trees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * Events of CMS NanoAOD, ROOT: {@code Jet_*} with a declared b-tag, {@code Electron_*}, {@code Muon_*}, {@code MET_*} or,
 * since 2022, {@code PuppiMET_*}. Leptons have to be isolated where the file says so; a jet within {@value #CONE} of
 * such a lepton that counts is that lepton. Generator branches are not read.
 */
public final class NanoAodEvents {

    private static final double CONE = 0.4;
    private static final double ISOLATION = 0.15;
    private static final List<String> MOMENTUM = List.of("_pt", "_eta", "_phi", "_mass");
    private static final Map<Kind, String> LEPTONS = Map.of(Kind.ELECTRON, "Electron", Kind.MUON, "Muon");
    private static final Map<Kind, String> ISOLATIONS =
            Map.of(Kind.ELECTRON, "Electron_pfRelIso03_all", Kind.MUON, "Muon_pfRelIso04_all");

    private final Path file;
    private final RootTree tree;
    private final ObjectSelection selection;
    private final String missingMomentum;

    private NanoAodEvents(RootFile root, ObjectSelection selection) {
        this.file = root.path();
        this.selection = selection;
        tree = root.tree(NanoAodJets.TREE);
        missingMomentum = tree.has("MET_pt") ? "MET" : "PuppiMET";
        List<String> needed = new ArrayList<>(List.of(missingMomentum + "_pt", missingMomentum + "_phi"));
        for (String collection : List.of("Jet", "Electron", "Muon")) {
            MOMENTUM.forEach(component -> needed.add(collection + component));
        }
        List<String> missing =
                needed.stream().filter(branch -> !tree.has(branch)).toList();
        if (!missing.isEmpty()) {
            throw SampleException.of(
                    root.path(), "has no " + missing + " in its tree " + tree.name(), "give a NanoAOD file");
        }
        if (selection.btag() != null && !tree.has(selection.btag())) {
            List<String> tags = tree.branches().stream()
                    .filter(branch -> branch.startsWith("Jet_btag"))
                    .toList();
            throw SampleException.of(
                    root.path(),
                    "has no b-tag branch " + selection.btag(),
                    tags.isEmpty() ? "it has no branch Jet_btag* at all" : "name one of those that are there: " + tags);
        }
    }

    /**
     * Opens a file.
     *
     * @param selection which objects count; names the b-tag's branch and its cut
     * @throws SampleException for a file that is missing or truncated, or that lacks a branch
     */
    public static EventReader open(Path file, ObjectSelection selection) {
        return RootFile.open(file, root -> {
            NanoAodEvents layout = new NanoAodEvents(root, selection);
            Map<String, String> attributes = NanoAodJets.attributes(layout.tree);
            attributes.put("b-tag", selection.btag() == null ? "none" : selection.btag() + " > " + selection.btagMin());
            return new EventReader(file, attributes, new Indexed<>(layout.tree.entries(), layout::event), root::close);
        });
    }

    private RecordedEvent event(long entry) {
        List<EventObject> objects = new ArrayList<>();
        LEPTONS.keySet().stream().sorted().forEach(kind -> leptons(kind, entry, objects));
        List<EventObject> leptons =
                objects.stream().filter(event -> event.passes(selection)).toList();
        List<double[]> jets = columns("Jet", entry);
        double[] tags = selection.btag() == null
                ? new double[jets.get(0).length]
                : column(selection.btag(), entry, jets.get(0).length);
        for (int i = 0; i < jets.get(0).length; i++) {
            EventObject jet = object(Kind.JET, jets, i, tags[i] > selection.btagMin());
            if (leptons.stream().noneMatch(lepton -> distance(lepton, jet) < CONE)) {
                objects.add(jet);
            }
        }
        double missing = tree.branch(missingMomentum + "_pt").value(entry);
        objects.add(new EventObject(
                Kind.MISSING_MOMENTUM,
                missing,
                0,
                tree.branch(missingMomentum + "_phi").value(entry),
                0,
                false));
        return new RecordedEvent(Math.toIntExact(entry), objects, event -> event.passes(selection));
    }

    private void leptons(Kind kind, long entry, List<EventObject> objects) {
        List<double[]> columns = columns(LEPTONS.get(kind), entry);
        String isolation = ISOLATIONS.get(kind);
        double[] isolations = tree.has(isolation) ? column(isolation, entry, columns.get(0).length) : null;
        for (int i = 0; i < columns.get(0).length; i++) {
            // a lepton whose pt is no number is kept, so that its event is flawed
            boolean isSoft = columns.get(0)[i] < selection.leptonPtMin();
            if (!isSoft && (isolations == null || isolations[i] < ISOLATION)) {
                objects.add(object(kind, columns, i, false));
            }
        }
    }

    private List<double[]> columns(String collection, long entry) {
        int count = tree.branch(collection + MOMENTUM.get(0)).values(entry).length;
        return MOMENTUM.stream()
                .map(component -> column(collection + component, entry, count))
                .toList();
    }

    /** The values of a branch at an entry, one per object of its collection. */
    private double[] column(String branch, long entry, int count) {
        double[] values = tree.branch(branch).values(entry);
        if (values.length != count) {
            throw SampleException.of(
                    file,
                    "entry " + entry + " has " + values.length + " values in " + branch + ", but " + count
                            + " of the others of its collection",
                    "make the file again");
        }
        return values;
    }

    private static EventObject object(Kind kind, List<double[]> columns, int i, boolean isBTagged) {
        return new EventObject(
                kind, columns.get(0)[i], columns.get(1)[i], columns.get(2)[i], columns.get(3)[i], isBTagged);
    }

    private static double distance(EventObject a, EventObject b) {
        return Math.hypot(a.eta() - b.eta(), Math.IEEEremainder(a.phi() - b.phi(), 2 * Math.PI));
    }
}
