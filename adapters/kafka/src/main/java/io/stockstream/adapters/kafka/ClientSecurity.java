package io.stockstream.adapters.kafka;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Who a client is and whom it trusts, in Kafka's own properties: those of {@link #names}. Its text
 * has their names only, as any value may be a secret.
 *
 * @param properties by name; none is a client that any broker without security takes
 */
public record ClientSecurity(Map<String, String> properties) implements Serializable {

  public static final ClientSecurity NONE = new ClientSecurity(Map.of());

  private static final List<String> PREFIXES = List.of("security.", "sasl.", "ssl.");

  public ClientSecurity {
    properties = Map.copyOf(properties);
  }

  /** Returns every property there is: {@code security.*}, {@code sasl.*} and {@code ssl.*}. */
  public static Seq<String> names() {
    return List.ofAll(AdminClientConfig.configNames())
        .filter(name -> PREFIXES.exists(name::startsWith))
        .sorted();
  }

  /**
   * Checks what can be known before a client is made: a word that is none of those a property
   * takes, a class that is not there.
   *
   * @return one line for each problem, beginning with the property
   */
  public static Validation<Seq<String>, ClientSecurity> of(Map<String, String> properties) {
    Seq<String> problems =
        List.ofAll(AdminClientConfig.configDef().validate(properties))
            .filter(value -> properties.containsKey(value.name()))
            .flatMap(value -> List.ofAll(value.errorMessages()).map(m -> value.name() + ": " + m));
    return problems.isEmpty()
        ? Validation.valid(new ClientSecurity(properties))
        : Validation.invalid(problems);
  }

  @Override
  public String toString() {
    return "ClientSecurity" + new TreeSet<>(properties.keySet());
  }
}
