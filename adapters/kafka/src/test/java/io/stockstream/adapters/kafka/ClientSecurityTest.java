package io.stockstream.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSecurityTest {

  @Test
  void allOfKafkasSecurityAndNothingElseIsKnown() {
    assertThat(ClientSecurity.names())
        .contains(
            "security.protocol",
            "sasl.jaas.config",
            "sasl.mechanism",
            "ssl.truststore.location",
            "ssl.keystore.password",
            "ssl.endpoint.identification.algorithm")
        .allMatch(name -> name.matches("(security|sasl|ssl)\\..*"));
  }

  @Test
  void wordsThatKafkaDoesNotTakeAreToldTogether() {
    var problems =
        ClientSecurity.of(
                Map.of(
                    "security.protocol", "SASL_TLS",
                    "ssl.engine.factory.class", "no.such.Class",
                    "sasl.mechanism", "PLAIN"))
            .getError();

    assertThat(problems)
        .hasSize(2)
        .anyMatch(line -> line.startsWith("security.protocol: ") && line.contains("SASL_SSL"))
        .anyMatch(line -> line.startsWith("ssl.engine.factory.class: "));
  }

  @Test
  void noValueIsShown() {
    var security = new ClientSecurity(Map.of("sasl.jaas.config", "s3cr3t"));

    assertThat(security).hasToString("ClientSecurity[sasl.jaas.config]");
    assertThat(new KafkaConnection("b:1", KafkaConnection.DEFAULT_TIMEOUT, security))
        .hasToString("kafka at b:1");
  }

  @Test
  void whatWeSetOurselvesIsNotOverruled() {
    var security =
        new ClientSecurity(Map.of("bootstrap.servers", "elsewhere:1", "ssl.protocol", "x"));

    assertThat(new KafkaConnection("b:1", KafkaConnection.DEFAULT_TIMEOUT, security).settings())
        .containsEntry("bootstrap.servers", "b:1")
        .containsEntry("ssl.protocol", "x");
  }
}
