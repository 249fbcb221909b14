package org.taggerlab.vocabulary.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.ObjectSelection;

class RecordJsonTest {
    private record Odd(int peakRssMb, double aError, String nd4j, String contentSha256, int cpu) {}

    @Test
    void keysAreKebabCaseWhateverLettersAndDigitsANameHas() throws JsonProcessingException {
        String json = "{\"peak-rss-mb\":1,\"a-error\":2.0,\"nd4j\":\"x\",\"content-sha256\":\"y\",\"cpu\":3}";

        assertThat(RecordJson.MAPPER.writeValueAsString(new Odd(1, 2, "x", "y", 3)))
                .isEqualTo(json);
        assertThat(RecordJson.MAPPER.readValue(json, Odd.class)).isEqualTo(new Odd(1, 2, "x", "y", 3));
        assertThat(RecordJson.keys(Odd.class).keySet())
                .containsExactly("peak-rss-mb", "a-error", "nd4j", "content-sha256", "cpu");
    }

    /** {@code b-jets-min} is no getter, {@code blocks} has a name of its own. */
    @Test
    void theKeysThatARecordIsSaidToHaveAreThoseItIsWrittenWith() {
        assertThat(RecordJson.keys(ObjectSelection.class)).containsKey("b-jets-min");
        for (Network network : Network.published().values()) {
            Network whole = network instanceof LundNet
                    ? new LundNet(network.features(), 0.0, 0.0, ((LundNet) network).edgeConvs(), 1, 1, 0)
                    : network;
            var written = new ArrayList<String>();
            RecordJson.MAPPER.<ObjectNode>valueToTree(whole).fieldNames().forEachRemaining(written::add);
            written.remove("type");

            assertThat(whole.keys()).isEqualTo(written);
        }
    }

    @Test
    void whatARecordDoesNotHaveIsRefused() {
        String odd = "{\"peak-rss-mb\":1,\"a-error\":2.0,\"nd4j\":\"x\",\"content-sha256\":\"y\",\"cpu\":";
        for (String wrong : new String[] {"3,\"cpu\":3}", "3,\"gpu\":3}", "null}", "3} 4"}) {
            assertThatThrownBy(() -> RecordJson.MAPPER.readValue(odd + wrong, Odd.class))
                    .as(wrong)
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void severalLinesEndAlikeOnEverySystem() throws JsonProcessingException {
        assertThat(RecordJson.PRETTY.writeValueAsString(new Odd(1, 2, "x", "y", 3)))
                .startsWith("{\n  \"peak-rss-mb\" : 1,\n")
                .doesNotContain("\r");
    }
}
