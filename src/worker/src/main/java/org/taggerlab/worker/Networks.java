package org.taggerlab.worker;

import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.EventTransformer;
import org.taggerlab.networks.architecture.LundNet;
import org.taggerlab.networks.architecture.ParticleNet;
import org.taggerlab.networks.model.Inputs;
import org.taggerlab.vocabulary.network.NetworkSpec;
import org.taggerlab.vocabulary.worker.WorkerExit;

/** The harness' network specifications as networks. */
final class Networks {
    private Networks() {}

    static Architecture architecture(NetworkSpec network) {
        return switch (network.type()) {
            case "lundnet" ->
                new LundNet(
                        network.features(),
                        network.blocks(),
                        required(network.fusion(), "fusion", network),
                        required(network.dense(), "dense", network),
                        network.dropout());
            case "particlenet" ->
                new ParticleNet(
                        network.features(),
                        required(network.neighbours(), "neighbours", network),
                        network.blocks(),
                        required(network.dense(), "dense", network),
                        network.dropout());
            case "event-transformer" ->
                new EventTransformer(
                        network.features(),
                        required(network.width(), "width", network),
                        required(network.layers(), "layers", network),
                        required(network.heads(), "heads", network),
                        required(network.feedForward(), "feed-forward", network),
                        network.dropout());
            default ->
                throw new FailureException(
                        WorkerExit.BAD_REQUEST,
                        "this worker has no network '%s'; it has lundnet, particlenet and event-transformer"
                                .formatted(network.type()));
        };
    }

    static Inputs inputs(NetworkSpec network) {
        if (network.objects() != null) {
            return Inputs.ofEvents(network.objects());
        }
        return new Inputs(network.features(), network.lnKtMin(), network.lnDeltaMin(), network.constituents());
    }

    private static int required(Integer value, String name, NetworkSpec network) {
        if (value == null) {
            throw new FailureException(
                    WorkerExit.BAD_REQUEST,
                    "a %s needs '%s', which the request leaves out".formatted(network.type(), name));
        }
        return value;
    }
}
