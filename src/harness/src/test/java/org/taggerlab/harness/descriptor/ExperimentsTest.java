package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.results.Configuration;
import org.taggerlab.harness.results.DescriptorText;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

class ExperimentsTest {
    private static final String FULL = """
            title: A top tagger becomes a W tagger
            task: jet-tagging
            network: {type: lundnet, nodes: [ln-z, ln-delta, psi, ln-m, ln-kt], ln-kt-min: 0.0}
            source: {signal: top, background: qcd, size: 20000, epochs: 8}
            target: {signal: w, background: qcd, sizes: [500, 2000, 1000], validation: 2000, test: 8000}
            prescriptions:
              - from-scratch
              - fine-tuned: {learning-rate: 5.0e-4, head-multiplier: 10, batch-norm: freeze-statistics}
              - frozen: {upto: fusion}
            training: {batch: 128, optimiser: sgd, learning-rate: 1.0e-2, weight-decay: 5.0e-5, schedule: {cosine: 1.0e-4}, epochs: 15, stop: {patience: 4, on: validation-auc, patience-steps: 50, min-steps: 100}, epoch-steps: 25}
            repetitions: 3
            seed: 2203
            bad-jets: skip
            expect: ["data-efficiency(fine-tuned) >= 2"]
            allow: [diverged]
            publish: [frozen, fine-tuned]
            compare: {fail-on: any-regression}
            note: Not as published.
            profiles:
              paper: {source.size: 200000, target.sizes: [500], training.schedule: constant, split.test: 0.3}
            """;

    @TempDir
    Path temporary;

    private DescriptorFolder folder;

    @BeforeEach
    void openFolder() {
        folder = new DescriptorFolder(temporary);
    }

    @Test
    void everyKeyOfADescriptorArrivesInTheExperiment() {
        assertThat(folder.read(FULL))
                .isEqualTo(new Experiment(
                        "one",
                        folder.path().resolve("one.yaml"),
                        "A top tagger becomes a W tagger",
                        Task.JET_TAGGING,
                        "quick",
                        new LundNet(
                                List.of("ln-z", "ln-delta", "psi", "ln-m", "ln-kt"),
                                0.0,
                                null,
                                List.of(
                                        List.of(32, 32),
                                        List.of(32, 32),
                                        List.of(64, 64),
                                        List.of(64, 64),
                                        List.of(128, 128),
                                        List.of(128, 128)),
                                384,
                                256,
                                0.1),
                        new SourceSpec("top", "qcd", 20000, 2000, 8, null, null, null),
                        new TargetSpec("w", "qcd", List.of(500, 1000, 2000), 2000, 8000),
                        List.of(
                                new Prescription.FromScratch(null),
                                new Prescription.FineTuned(5e-4, 10, BatchNormPolicy.FREEZE_STATISTICS),
                                new Prescription.Frozen(null, "fusion", BatchNormPolicy.TRAIN)),
                        new Training(
                                128,
                                Optimiser.SGD,
                                1e-2,
                                0.9,
                                5e-5,
                                Schedule.cosine(1e-4),
                                15,
                                new Stopping(4, Stopping.Criterion.VALIDATION_AUC, 50, 100),
                                25),
                        Map.of(),
                        SplitSpec.DEFAULT,
                        3,
                        2203,
                        Experiment.BadJets.SKIP,
                        List.of(new Experiment.Expectation("data-efficiency(fine-tuned) >= 2", 14, 10)),
                        List.of("diverged"),
                        List.of("frozen", "fine-tuned"),
                        new Experiment.Compare("any-regression"),
                        "Not as published."));
    }

    @Test
    void aGridOfTheTrainingHoldsForEveryPrescriptionThatHasNoneOfItsOwn() {
        Experiment tuned = folder.read(DescriptorFolder.SMALL + """
                        training: {tune: {batch: [8, 16], stop: {on: [validation-loss, validation-auc]}}}
                        prescriptions: [from-scratch, frozen: {tune: {learning-rate: [1.0e-3, 1.0e-2], epochs: [3, 4]}}]
                        """);

        assertThat(tuned.tuning()).containsOnlyKeys("from-scratch", "frozen");
        assertThat(tuned.tuning().get("from-scratch").candidates())
                .containsExactly(
                        Map.of("batch", 8, "stop.on", "validation-loss"),
                        Map.of("batch", 8, "stop.on", "validation-auc"),
                        Map.of("batch", 16, "stop.on", "validation-loss"),
                        Map.of("batch", 16, "stop.on", "validation-auc"));
        assertThat(tuned.tuning().get("frozen").candidates().get(1))
                .isEqualTo(Map.of("learning-rate", 1e-3, "epochs", 4));
        assertThat(Tuning.of(tuned.training(), Map.of("batch", 8, "stop.on", "validation-auc")))
                .isEqualTo(new Training(
                        8,
                        Optimiser.ADAM,
                        1e-3,
                        0,
                        0,
                        Training.STANDARD.schedule(),
                        30,
                        new Stopping(0, Stopping.Criterion.VALIDATION_AUC)));
    }

    @Test
    void aShareOfValidationJetsMayReplaceANumberAndIsWrittenAsADescriptorDoes() {
        folder.write("one.yaml", DescriptorFolder.SMALL);
        Experiment shared = Experiments.read(folder.path(), null, List.of(), Map.of("target.validation.share", "0.25"))
                .get(0);

        assertThat(shared.validation(100)).isEqualTo(24);
        assertThat(shared.validation(200)).isEqualTo(50);
        assertThat(ProtocolJson.tree(shared.target()).path("validation").toString())
                .isEqualTo("{\"share\":0.25}");
        assertThat(ProtocolJson.tree(folder.read().get(0).target())
                        .path("validation")
                        .asInt())
                .isEqualTo(40);
        // 0.29 x 100 is 28.999999999999996
        assertThat(new ValidationSize(0, 0.29).of(100, true)).isEqualTo(29);
    }

    @Test
    void severalFrozenTrunksAreNamedByTheirBlocksAndOneIsNot() {
        Experiment both = folder.read(DescriptorFolder.SMALL + "prescriptions: [frozen, frozen: {upto: fusion}]\n");
        assertThat(both.prescriptions()).extracting(both::label).containsExactly("frozen(edge-conv)", "frozen(fusion)");

        Experiment one = folder.read(DescriptorFolder.SMALL + "prescriptions: [frozen: {upto: fusion}]\n");
        assertThat(one.prescriptions()).extracting(one::label).containsExactly("frozen");
    }

    @Test
    void aSmallDescriptorGetsThePublishedTraining() {
        Experiment experiment = folder.read(DescriptorFolder.SMALL);

        // Adam 1e-3, a tenth after epochs 10 and 20, batch 256, 30 epochs, best validation [arXiv:2012.08526]
        assertThat(experiment.training())
                .isEqualTo(new Training(
                        256,
                        Optimiser.ADAM,
                        1e-3,
                        0,
                        0,
                        Schedule.step(List.of(10, 20), 0.1),
                        30,
                        new Stopping(0, Stopping.Criterion.VALIDATION_LOSS)));
        assertThat(experiment.title()).isEqualTo("one");
        assertThat(experiment.prescriptions())
                .extracting(Prescription::name)
                .containsExactly("from-scratch", "fine-tuned", "frozen");
        assertThat(experiment.prescriptions().get(2).upTo()).isEqualTo("edge-conv");
        assertThat(experiment.source()).isEqualTo(new SourceSpec("top", "qcd", 1000, 100, 30, null, null, null));
        assertThat(experiment.badJets()).isEqualTo(Experiment.BadJets.REFUSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: lundnet, nodes: [ln-delta, ln-kt] | lundnet2 | [edge-conv, edge-conv-1, edge-conv-2, edge-conv-3, edge-conv-4, edge-conv-5, edge-conv-6, fusion]",
                "type: lundnet, blocks: [[8]] | lundnet5 | [edge-conv, edge-conv-1, fusion]",
                "type: particlenet | particlenet | [edge-conv, edge-conv-1, edge-conv-2, edge-conv-3]",
                "type: particlenet-lite | particlenet-lite | [edge-conv, edge-conv-1, edge-conv-2]",
            })
    void aNetworkIsCalledWhatTheFieldCallsItAndNamesItsBlocks(String network, String label, String blocks) {
        Network spec = folder.read(DescriptorFolder.SMALL.replace("type: lundnet", network))
                .network();

        assertThat(spec.label()).isEqualTo(label);
        assertThat(spec.trunkBlocks()).hasToString(blocks);
    }

    @Test
    void particleNetLiteIsTheSmallOneOfThePaper() {
        var spec = (ParticleNet) folder.read(DescriptorFolder.SMALL.replace("lundnet", "particlenet-lite"))
                .network();

        assertThat(spec.type()).isEqualTo("particlenet");
        assertThat(spec.neighbours()).isEqualTo(7);
        assertThat(spec.edgeConvs()).isEqualTo(List.of(List.of(32, 32, 32), List.of(64, 64, 64)));
        assertThat(spec.dense()).isEqualTo(128);
    }

    @Test
    void aProfileReplacesValuesByTheirPaths() {
        folder.write("one.yaml", FULL);

        Experiment paper =
                Experiments.read(folder.path(), "paper", List.of(), Map.of()).get(0);

        assertThat(paper.profile()).isEqualTo("paper");
        assertThat(paper.source().size()).isEqualTo(200_000);
        assertThat(paper.source().signal()).isEqualTo("top");
        assertThat(paper.target().sizes()).containsExactly(500);
        assertThat(paper.training().schedule()).isEqualTo(Schedule.CONSTANT);
        assertThat(paper.split()).isEqualTo(new SplitSpec(0.3, 0.1, 0.3, 0.05, 0.3, List.of()));
    }

    @Test
    void aSettingOfTheCommandLineReplacesThatOfTheProfile() {
        folder.write("one.yaml", FULL);
        var set = new LinkedHashMap<String, String>();
        set.put("source.size", "300");
        set.put("training.schedule", "{step: [7], factor: 0.5}");
        set.put("target.sizes", "[10, 20]");

        Experiment experiment =
                Experiments.read(folder.path(), "paper", List.of(), set).get(0);

        assertThat(experiment.source().size()).isEqualTo(300);
        assertThat(experiment.training().schedule()).isEqualTo(Schedule.step(List.of(7), 0.5));
        assertThat(experiment.target().sizes()).containsExactly(10, 20);
    }

    @Test
    void onlyTheExperimentsAskedForAreRead() {
        folder.write("bad.yaml", "nonsense: 3").write("good.yaml", DescriptorFolder.SMALL);

        assertThat(Experiments.read(folder.path(), "", List.of("good"), Map.of()))
                .extracting(Experiment::name)
                .containsExactly("good");
    }

    @Test
    void anExistingTaggerNeedsNoSamples() {
        Experiment experiment =
                folder.read(DescriptorFolder.SMALL.replaceFirst("source: .*", "source: {model: top.zip}"));

        assertThat(experiment.source()).isEqualTo(new SourceSpec(null, null, 0, 0, 0, "top.zip", null, null));
    }

    @Test
    void anExistingTaggerIsTestedOnSamplesOfItsTaskAndTheDescriptorInTheReportSaysSo() {
        Experiment experiment = folder.read(DescriptorFolder.SMALL
                .replace("source: {", "source: {model: top.zip, test: 400, ")
                .replace(", size: 1000", ""));

        assertThat(experiment.source())
                .isEqualTo(new SourceSpec(
                        "top", "qcd", 0, 0, 0, "top.zip", null, null, 1, SourceSpec.Labels.SIMULATED, 400));
        assertThat(folder.read(DescriptorText.of(Configuration.of(experiment))).source())
                .isEqualTo(experiment.source());
    }
}
