package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.TrialRequest;

class MemoryTest {
    private static final List<TrialRequest> SMALL =
            List.of(TrialExamples.target("a", null).request());

    @Test
    void sharesNeverExceedTheMachine() {
        for (long machine : new long[] {2_048, 7_000, 16_384, 262_144}) {
            for (int workers : new int[] {1, 2, 16, 128}) {
                var share = Memory.share(machine, workers);

                assertThat(share.total() * workers).isLessThan(machine);
                assertThat(share.heap()).isNotNegative();
                assertThat(share.offHeap()).isGreaterThanOrEqualTo(share.heap());
            }
        }
    }

    @Test
    void aSmallTrialFitsTwiceIntoARunnerOfSevenGigabytes() {
        assertThat(Memory.refusal(new Allowance.Limit(7_000, "this machine"), 2, SMALL))
                .isEmpty();
    }

    @Test
    void planThatCannotFitIsRefusedWithTheNumbersAndAWayOut() {
        // 8,192 * 0.9 - 1,024 = 6,348 MiB for workers: 396 each for 16 of them, and 768 are the least, so 8 fit
        assertThat(Memory.refusal(new Allowance.Limit(8_192, "this machine"), 16, SMALL))
                .startsWith("16 workers in 8,192 MiB (this machine) have 396 MiB each")
                .contains("needs about 768 MiB")
                .endsWith("take -Dtagger.workers=8");
    }

    @Test
    void machineTooSmallForOneWorkerIsSaidSo() {
        assertThat(Memory.refusal(new Allowance.Limit(512, "this machine"), 1, SMALL))
                .contains("or more memory");
    }

    @Test
    void lundNetAtBatch256NeedsMoreThanWasMeasuredAndLessThanOneAndAHalfGigabytes() {
        var blocks = List.of(
                List.of(32, 32),
                List.of(32, 32),
                List.of(64, 64),
                List.of(64, 64),
                List.of(128, 128),
                List.of(128, 128));
        var features = List.of("ln-z", "ln-delta", "psi", "ln-m", "ln-kt");
        var network = new LundNet(features, null, null, blocks, 384, 256, 0.1);
        var request = SMALL.get(0);
        var before = request.training();
        var training = new Training(
                256,
                before.optimiser(),
                before.learningRate(),
                before.momentum(),
                before.weightDecay(),
                before.schedule(),
                before.epochs(),
                before.stop());
        var lundNet = new TrialRequest(
                request.key(),
                request.title(),
                request.task(),
                network,
                request.data(),
                request.transfer(),
                training,
                request.seeds(),
                request.runtime());

        // VmHWM of a worker with fused kernels, 1,024 jets of 500 GeV with all their 63 declusterings each: 748 MiB
        assertThat(Memory.need(lundNet)).isBetween(748L, 1_500L);
    }

    @Test
    void frozenTrunkCountsItsOutputForEveryJet() {
        var jets = new int[100_000];
        var request = SMALL.get(0);
        var part = request.data().training().get(0);
        var many = List.of(new TrialRequest.Part(
                part.sample(), List.of(new FilePart(part.file(), part.sha256())), part.sha256(), 1, jets, null, null));
        var data = new TrialRequest.Data(many, request.data().validation(), List.of());

        long all = Memory.need(with(request, data, null));
        long frozen = Memory.need(with(request, data, "edge-conv"));

        // 100,002 jets x 32 nodes x 384 floats of 4 bytes are 4,687 MiB
        assertThat(frozen - all).isBetween(4_687L, 4_688L);
    }

    private static TrialRequest with(TrialRequest request, TrialRequest.Data data, String upTo) {
        return new TrialRequest(
                request.key(),
                request.title(),
                request.task(),
                request.network(),
                data,
                new TrialRequest.Transfer(
                        TrialExamples.prescription(upTo == null ? "fine-tuned" : "frozen", null, upTo),
                        "s",
                        null,
                        null),
                request.training(),
                request.seeds(),
                request.runtime());
    }
}
