package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedNetworksTest {
    @Test
    void lundnetsHaveTheFeaturesOfThePublishedCodeInItsOrder() {
        assertThat(PublishedNetworks.named("lundnet5", Map.of()).features())
                .containsExactly("ln-z", "ln-delta", "psi", "ln-m", "ln-kt");
        assertThat(PublishedNetworks.named("lundnet4", Map.of()).features())
                .containsExactly("ln-z", "ln-delta", "ln-kt", "psi");
        assertThat(PublishedNetworks.named("lundnet3", Map.of()).label()).isEqualTo("lundnet3");
    }

    @Test
    void widthsAndCutsCanBeOthers() {
        var network = PublishedNetworks.named(
                "lundnet3", Map.of("blocks", "[[8, 8], [8, 16]]", "fusion", "24", "dense", "12", "ln-kt-min", "0"));
        assertThat(network.blocks()).containsExactly(List.of(8, 8), List.of(8, 16));
        assertThat(network.fusion()).isEqualTo(24);
        assertThat(network.dense()).isEqualTo(12);
        assertThat(network.lnKtMin()).isZero();
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
}
