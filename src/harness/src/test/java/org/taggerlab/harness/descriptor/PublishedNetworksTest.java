package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.network.SavedWeights;

class PublishedNetworksTest {
    @Test
    void lundnetsHaveTheFeaturesOfThePublishedCodeInItsOrder() {
        assertThat(network("lundnet5", Map.of()).features())
                .containsExactly("ln-z", "ln-delta", "psi", "ln-m", "ln-kt");
        assertThat(network("lundnet4", Map.of()).features()).containsExactly("ln-z", "ln-delta", "ln-kt", "psi");
        assertThat(network("lundnet3", Map.of()).label()).isEqualTo("lundnet3");
    }

    @Test
    void widthsAndCutsCanBeOthers() {
        var network = (LundNet) network(
                "lundnet3", Map.of("blocks", "[[8, 8], [8, 16]]", "fusion", "24", "dense", "12", "ln-kt-min", "0"));
        assertThat(network.edgeConvs()).containsExactly(List.of(8, 8), List.of(8, 16));
        assertThat(network.fusion()).isEqualTo(24);
        assertThat(network.dense()).isEqualTo(12);
        assertThat(network.lnKtMin()).isZero();
    }

    @Test
    void aParticleNetOfSevenFeaturesHasItsCoordinatesFirstAndRemembersTheOrderOfItsWeights() {
        var published = PublishedNetworks.named(
                "particlenet",
                Map.of(
                        "features", "[ln-pt, ln-e, ln-pt-rel, ln-e-rel, delta-r, d-eta, d-phi]",
                        "standardise", "{ln-pt: [1.7, 0.7], delta-r: [0.2, 4.0]}",
                        "signal-output", "0",
                        "constituents", "128"));
        assertThat(published.network().features())
                .containsExactly("d-eta", "d-phi", "ln-pt", "ln-e", "ln-pt-rel", "ln-e-rel", "delta-r");
        assertThat(((ParticleNet) published.network()).constituents()).isEqualTo(128);
        assertThat(published.weights())
                .isEqualTo(new SavedWeights(
                        List.of("ln-pt", "ln-e", "ln-pt-rel", "ln-e-rel", "delta-r", "d-eta", "d-phi"),
                        Map.of("ln-pt", List.of(1.7, 0.7), "delta-r", List.of(0.2, 4.0)),
                        0));
    }

    @Test
    void aNetworkOfWhichNothingElseIsSaidWasFedAndReadAsHere() {
        var published = PublishedNetworks.named("lundnet5", Map.of());
        assertThat(published.weights()).isEqualTo(SavedWeights.plain(published.network()));
    }

    @Test
    void anEventTransformerMayBeOfOtherSizesAndObjects() {
        var network = (EventTransformer) network("event-transformer", Map.of("layers", "2", "objects.btag-min", "0.5"));
        assertThat(network.layers()).isEqualTo(2);
        assertThat(network.feedForward()).isEqualTo(2048);
        assertThat(network.objects().btagMin()).isEqualTo(0.5);
    }

    @Test
    void whatIsSaidOfWeightsIsCheckedToo() {
        assertThatThrownBy(() -> PublishedNetworks.named(
                        "particlenet",
                        Map.of(
                                "features", "[ln-pt, ln-e, d-eta]",
                                "standardise", "{ln-pt: 1.7, ln-e: [1, 0], ln-q: [1, 1]}",
                                "signal-output", "2")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.diagnostics()).hasSize(5))
                .hasMessageContaining("`features` needs d-eta and d-phi among them")
                .hasMessageContaining("`standardise` of ln-pt is 1.7, expected [centre, factor]")
                .hasMessageContaining("`standardise` of ln-e is [1,0]")
                .hasMessageContaining("`standardise` names `ln-q`; did you mean `ln-e`?")
                .hasMessageContaining("`signal-output` is 2, expected 0 or 1");
    }

    @Test
    void aMisspeltNetworkGetsASuggestion() {
        assertThatThrownBy(() -> PublishedNetworks.named("lundnet-5", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-Dtagger.network: there is no network `lundnet-5`; did you mean `lundnet5`?");
    }

    @Test
    void wrongKeysAndValuesAreAllNamedAtOnce() {
        assertThatThrownBy(() -> PublishedNetworks.named(
                        "particlenet", Map.of("neighbors", "16", "fusion", "3", "constituents", "many")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.diagnostics()).hasSize(3))
                .hasMessageContaining("did you mean `neighbours`?")
                .hasMessageContaining("particlenet has no key `fusion`")
                .hasMessageContaining(
                        "-Dtagger.set=constituents=many: `constituents` is the text \"many\"; expected a whole number");
    }

    private static Network network(String name, Map<String, String> changes) {
        return PublishedNetworks.named(name, changes).network();
    }
}
