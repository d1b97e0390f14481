package io.stockstream.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema says what the decoder does. */
class SchemaTest {

  private static final JsonNode TREE = tree();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TREE);

  private static JsonNode tree() {
    try (InputStream schema = SchemaTest.class.getResourceAsStream("statement.schema.json")) {
      return new ObjectMapper().readTree(schema);
    } catch (IOException e) {
      throw new IllegalStateException("Invariant: the schema is in the jar", e);
    }
  }

  private static JsonNode definition(Form form) {
    return TREE.at("/$defs/" + form);
  }

  private static boolean allows(TestingJson json) {
    return SCHEMA.validate(json.toString(), InputFormat.JSON).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesTheFieldsOfTheForm(Form form) {
    List<String> names = new ArrayList<>();
    definition(form).get("properties").fieldNames().forEachRemaining(names::add);

    assertThat(names).containsExactlyInAnyOrderElementsOf(namesOf(Layout.of(form).allowed()));
    assertThat(texts(definition(form).get("required")))
        .containsExactlyInAnyOrderElementsOf(namesOf(Layout.of(form).required()));
    assertThat(definition(form).get("additionalProperties").booleanValue()).isFalse();
  }

  private static Set<String> namesOf(int set) {
    return EnumSet.allOf(Field.class).stream()
        .filter(field -> field.isIn(set))
        .map(Field::toString)
        .collect(Collectors.toSet());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.textValue()));
    return texts;
  }

  @Test
  void namesTheWords() {
    assertThat(words(Form.BAR, "assetClass")).isEqualTo(names(AssetClass.values()));
    assertThat(words(Form.VOID, "assetClass")).isEqualTo(names(AssetClass.values()));
    assertThat(words(Form.BAR, "state")).isEqualTo(names(BarState.values()));
    assertThat(words(Form.BAR, "timeframe")).isEqualTo(names(Timeframe.values()));
    assertThat(words(Form.LINE, "code")).isEqualTo(names(ViolationCode.values()));
  }

  private static List<String> words(Form form, String field) {
    return texts(definition(form).at("/properties/" + field + "/enum"));
  }

  private static List<String> names(Object[] constants) {
    return Arrays.stream(constants).map(Object::toString).toList();
  }

  static Stream<Arguments> whatStands() {
    return Stream.of(
        Arguments.of("bar", TestingJson.bar()),
        Arguments.of("bar of a file", TestingJson.bar().fromFile()),
        Arguments.of("bar of origin FEED", TestingJson.bar().with("origin", "'FEED'")),
        Arguments.of("bar without volume", TestingJson.bar().with("volume", "null")),
        Arguments.of("void", TestingJson.voided()),
        Arguments.of("heartbeat", TestingJson.heartbeat()),
        Arguments.of("recompute", TestingJson.recompute()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatStands")
  void allowsWhatTheDecoderReads(String what, TestingJson json) {
    assertThat(TestingIntake.violations(json.bytes())).isEmpty();
    assertThat(SCHEMA.validate(json.toString(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void allowsAnUnreadableLine() {
    assertThat(allows(TestingJson.line())).isTrue();
  }

  /** Leaves out every field in turn, sets it to null, and to a value of another type. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("whatStands")
  void agreesWithTheDecoderOnEveryFieldLeftOutOrWrong(String what, TestingJson json) {
    for (String field : json.fields().keySet()) {
      agree(json.without(field));
      agree(json.with(field, "null"));
      agree(json.with(field, "true"));
      agree(json.with(field, "'?'"));
      agree(json.with(field, "[]"));
    }
    agree(json.with("colour", "'red'"));
    agree(json.with("origin", "'ROLLUP'"));
  }

  private static void agree(TestingJson json) {
    assertThat(allows(json))
        .as(json.toString())
        .isEqualTo(TestingIntake.violations(json.bytes()).isEmpty());
  }
}
