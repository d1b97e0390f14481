package io.stockstream.adapters.bigquery;

import com.google.api.services.bigquery.model.DmlStatistics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the statements of {@link Statements} on the fake's tables: it reads them, names, conditions
 * and all, and knows no other.
 */
final class FakeSql {

  /**
   * What a statement came to.
   *
   * @param type as the statistics name it
   * @param columns of the result; none of a statement that changes rows
   * @param rows of the result
   * @param changed by the statement; null of a query
   */
  record Outcome(
      String type, List<String> columns, List<Map<String, Object>> rows, DmlStatistics changed) {

    static Outcome changed(String type, long inserted, long updated, long deleted) {
      DmlStatistics statistics =
          new DmlStatistics()
              .setInsertedRowCount(inserted)
              .setUpdatedRowCount(updated)
              .setDeletedRowCount(deleted);
      return new Outcome(type, List.of(), List.of(), statistics);
    }
  }

  private static final Pattern MERGE =
      Pattern.compile(
          "MERGE `(?<target>[^`]+)` AS t\\s+USING (?:`(?<source>[^`]+)`|\\(SELECT (?<values>.*?)"
              + " FROM UNNEST\\(\\[(?<structs>.*?)\\]\\) AS m\\)) AS s\\s+ON"
              + " (?<on>.*?)\\s+(?:WHEN MATCHED AND (?<newer>.*?)\\s+THEN UPDATE SET (?<set>.*?)\\s+)?"
              + "WHEN NOT MATCHED BY TARGET THEN INSERT \\((?<columns>.*?)\\) VALUES \\((?<inserted>.*?)\\)"
              + "\\s*",
          Pattern.DOTALL);
  private static final Pattern ASSIGNMENT = Pattern.compile("`(\\w+)` = s\\.`(\\w+)`");
  private static final Pattern PARAMETER = Pattern.compile("@(\\w+) AS `(\\w+)`");
  private static final Pattern STRUCT = Pattern.compile("STRUCT\\(([^)]*)\\)");
  private static final Pattern FIELD =
      Pattern.compile("(?:DATE '([\\d-]+)'|'([^']*)'|(\\d+)) AS `(\\w+)`");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern ROWS =
      Pattern.compile(
          "SELECT (?<columns>.*?)\\sFROM `(?<table>[^`]+)`\\sWHERE (?<where>.*)", Pattern.DOTALL);
  private static final Pattern COLUMN =
      Pattern.compile("(?:UNIX_MICROS\\(`(\\w+)`\\) AS )?`(\\w+)`");
  private static final Pattern DIGEST =
      Pattern.compile(
          ".*SELECT (?<date>.*?) AS `digest_date`, CAST\\((?<measure>.*?) AS BIGNUMERIC\\) AS `measure`,\\s+"
              + "TO_HEX\\(SHA256\\(CONCAT\\((?<text>.*)\\)\\)\\) AS `row_hash`\\s+FROM `(?<table>[^`]+)`"
              + " (?:WHERE (?<where>.*))?\\)\\s+GROUP BY `digest_date`",
          Pattern.DOTALL);
  private static final Pattern NONE =
      Pattern.compile("SELECT (?<columns>.*) FROM UNNEST\\(\\[1\\]\\) AS one WHERE FALSE");
  private static final Pattern FORGET =
      Pattern.compile(
          "DELETE FROM `(?<table>[^`]+)` AS r\\s+WHERE (?<where>.*?) AND EXISTS \\(\\s+SELECT 1"
              + " FROM UNNEST\\(\\[(?<structs>.*)\\]\\) AS s\\s+WHERE (?<pair>.*)\\)",
          Pattern.DOTALL);
  private static final String NOTED =
      " IN \\(SELECT r\\.`date` FROM `(?<notes>[^`]+)` AS r WHERE (?<noted>.*)\\)";
  private static final Pattern CLAIM =
      Pattern.compile(
          "INSERT INTO `(?<table>[^`]+)` \\([^)]*\\)\\s+SELECT '(?<name>\\w+)' AS `table_name`, s\\.`date`,"
              + " s\\.`position`, s\\.`repeat`, '(?<shipment>\\w+)' AS `shipment`\\s+FROM"
              + " UNNEST\\(\\[(?<structs>.*)\\]\\) AS s\\s+WHERE s\\.`date` NOT"
              + NOTED,
          Pattern.DOTALL);
  private static final Pattern REMOVE =
      Pattern.compile(
          "DELETE FROM `(?<table>[^`]+)` AS t\\s+WHERE (?<where>\\(.*?\\)) AND (?<date>.*?)"
              + NOTED,
          Pattern.DOTALL);
  private static final Pattern INSERT =
      Pattern.compile(
          "INSERT INTO `(?<table>[^`]+)` \\((?<columns>[^)]*)\\)\\s+SELECT (?<inserted>[^)]*?)\\s+FROM"
              + " `(?<source>[^`]+)` AS s\\s+WHERE (?<date>.*?)"
              + NOTED,
          Pattern.DOTALL);
  private static final Pattern WORDS = Pattern.compile("BEGIN TRANSACTION|COMMIT TRANSACTION|");

  private final Map<String, FakeTable> tables;
  private final Map<String, Object> parameters;

  FakeSql(Map<String, FakeTable> tables, Map<String, Object> parameters) {
    this.tables = tables;
    this.parameters = parameters;
  }

  /** Runs a script, or one statement; the last of the list is of the whole. */
  List<Outcome> run(String sql) {
    return sql.startsWith("BEGIN ") ? script(sql) : List.of(statement(sql.strip()));
  }

  private List<Outcome> script(String sql) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String statement : sql.split(";\\s*")) {
      if (!WORDS.matcher(statement.strip()).matches()) {
        outcomes.add(statement(statement.strip()));
      }
    }
    outcomes.add(new Outcome("SCRIPT", List.of(), List.of(), null));
    return outcomes;
  }

  private Outcome statement(String sql) {
    Matcher merge = MERGE.matcher(sql);
    if (merge.matches()) {
      return merge(merge);
    }
    Matcher digest = DIGEST.matcher(sql);
    if (digest.matches()) {
      return digest(digest);
    }
    Matcher none = NONE.matcher(sql);
    if (none.matches()) {
      return new Outcome("SELECT", List.of(), List.of(), null);
    }
    Matcher rows = ROWS.matcher(sql);
    if (rows.matches()) {
      return new Outcome(
          "SELECT",
          columns(rows.group("columns")),
          matching(rows.group("table"), "", rows.group("where")),
          null);
    }
    return change(sql);
  }

  private Outcome change(String sql) {
    Matcher forget = FORGET.matcher(sql);
    if (forget.matches()) {
      List<Map<String, Object>> structs = structs(forget.group("structs"));
      List<Map<String, Object>> gone = matching(forget.group("table"), "r", forget.group("where"));
      gone.removeIf(row -> structs.stream().noneMatch(s -> isPair(forget.group("pair"), row, s)));
      return delete(forget.group("table"), gone);
    }
    Matcher claim = CLAIM.matcher(sql);
    if (claim.matches()) {
      Set<String> noted = noted(claim);
      List<Map<String, Object>> rows = structs(claim.group("structs"));
      rows.removeIf(row -> noted.contains(row.get("date").toString()));
      rows.forEach(row -> row.put("table_name", claim.group("name")));
      rows.forEach(row -> row.put("shipment", claim.group("shipment")));
      return insert(claim.group("table"), rows);
    }
    Matcher remove = REMOVE.matcher(sql);
    if (remove.matches()) {
      Set<String> noted = noted(remove);
      List<Map<String, Object>> gone = matching(remove.group("table"), "t", remove.group("where"));
      gone.removeIf(row -> !noted.contains(date(remove.group("date"), row)));
      return delete(remove.group("table"), gone);
    }
    Matcher insert = INSERT.matcher(sql);
    if (insert.matches()) {
      Set<String> noted = noted(insert);
      return insert(
          insert.group("table"),
          table(insert.group("source")).rows().stream()
              .filter(row -> noted.contains(date(insert.group("date"), row)))
              .map(row -> inserted(insert, row))
              .toList());
    }
    throw FakeError.invalidQuery("Syntax error: the fake knows no such statement: " + sql);
  }

  private boolean isPair(String condition, Map<String, Object> r, Map<String, Object> s) {
    return FakeCondition.holds(condition, Map.of("r", r, "s", s), parameters);
  }

  private Outcome delete(String table, List<Map<String, Object>> gone) {
    table(table).rows().removeAll(gone);
    return Outcome.changed("DELETE", 0, 0, gone.size());
  }

  private Outcome insert(String table, List<Map<String, Object>> rows) {
    table(table).rows().addAll(rows);
    return Outcome.changed("INSERT", rows.size(), 0, 0);
  }

  /** Returns the dates that a subquery names. */
  private Set<String> noted(Matcher statement) {
    return matching(statement.group("notes"), "r", statement.group("noted")).stream()
        .map(row -> row.get("date").toString())
        .collect(Collectors.toSet());
  }

  private static List<Map<String, Object>> structs(String list) {
    List<Map<String, Object>> structs = new ArrayList<>();
    Matcher struct = STRUCT.matcher(list);
    while (struct.find()) {
      Map<String, Object> row = new HashMap<>();
      Matcher field = FIELD.matcher(struct.group(1));
      while (field.find()) {
        row.put(field.group(4), constant(field));
      }
      structs.add(row);
    }
    return structs;
  }

  private static Object constant(Matcher field) {
    if (field.group(1) != null) {
      return LocalDate.parse(field.group(1));
    }
    return field.group(2) != null ? field.group(2) : Long.valueOf(field.group(3));
  }

  private static List<String> columns(String list) {
    List<String> names = new ArrayList<>();
    Matcher column = COLUMN.matcher(list);
    while (column.find()) {
      names.add(column.group(2));
    }
    return names;
  }

  private List<Map<String, Object>> matching(String table, String alias, String where) {
    return new ArrayList<>(
        table(table).rows().stream()
            .filter(row -> FakeCondition.holds(where, Map.of(alias, row), parameters))
            .toList());
  }

  private FakeTable table(String name) {
    FakeTable table = tables.get(name);
    if (table == null) {
      throw FakeError.notFound("Table " + name.replaceFirst("\\.", ":") + " was not found");
    }
    return table;
  }

  private Outcome merge(Matcher merge) {
    FakeTable target = table(merge.group("target"));
    List<Map<String, Object>> now = new ArrayList<>(target.rows());
    long inserted = 0;
    long updated = 0;
    for (Map<String, Object> source : source(merge)) {
      Map<String, Object> before = match(target, merge.group("on"), source);
      if (before == null) {
        now.add(inserted(merge, source));
        inserted++;
      } else if (holds(merge.group("newer"), before, source)) {
        now.set(now.indexOf(before), updated(merge.group("set"), before, source));
        updated++;
      }
    }
    target.rows().clear();
    target.rows().addAll(now);
    return Outcome.changed("MERGE", inserted, updated, 0);
  }

  private boolean holds(String condition, Map<String, Object> t, Map<String, Object> s) {
    return condition != null && FakeCondition.holds(condition, Map.of("t", t, "s", s), parameters);
  }

  private List<Map<String, Object>> source(Matcher merge) {
    if (merge.group("source") != null) {
      return table(merge.group("source")).rows();
    }
    List<Map<String, Object>> rows = structs(merge.group("structs"));
    Matcher parameter = PARAMETER.matcher(merge.group("values"));
    while (parameter.find()) {
      Object value = parameters.get(parameter.group(1));
      rows.forEach(row -> row.put(parameter.group(2), value));
    }
    return rows;
  }

  private Map<String, Object> match(FakeTable target, String on, Map<String, Object> source) {
    List<Map<String, Object>> found =
        target.rows().stream().filter(row -> holds(on, row, source)).toList();
    if (found.size() > 1) {
      throw FakeError.invalidQuery(
          "UPDATE/MERGE must match at most one source row for each target row");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private static Map<String, Object> inserted(Matcher statement, Map<String, Object> source) {
    List<String> columns = names(statement.group("columns"));
    List<String> values = names(statement.group("inserted"));
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), source.get(values.get(i)));
    }
    return row;
  }

  private static Map<String, Object> updated(
      String assignments, Map<String, Object> before, Map<String, Object> source) {
    Map<String, Object> row = new HashMap<>(before);
    Matcher assignment = ASSIGNMENT.matcher(assignments);
    while (assignment.find()) {
      row.put(assignment.group(1), source.get(assignment.group(2)));
    }
    return row;
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(list);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private Outcome digest(Matcher digest) {
    List<Map<String, Object>> rows =
        digest.group("where") == null
            ? table(digest.group("table")).rows()
            : matching(digest.group("table"), "", digest.group("where"));
    Map<String, List<Map<String, Object>>> byDate = new TreeMap<>();
    for (Map<String, Object> row : rows) {
      byDate.computeIfAbsent(date(digest.group("date"), row), d -> new ArrayList<>()).add(row);
    }
    List<Map<String, Object>> results = new ArrayList<>();
    byDate.forEach((date, each) -> results.add(digest(digest, date, each)));
    List<String> columns =
        List.of("digest_date", "row_count", "total", "hash_0", "hash_1", "hash_2", "hash_3");
    return new Outcome("SELECT", columns, results, null);
  }

  private static String date(String expression, Map<String, Object> row) {
    Object value = row.get(names(expression).get(0));
    return value instanceof Instant instant
        ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
        : value.toString();
  }

  private static Map<String, Object> digest(
      Matcher digest, String date, List<Map<String, Object>> rows) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("digest_date", date);
    result.put("row_count", (long) rows.size());
    long[] parts = new long[4];
    BigDecimal total = null;
    for (Map<String, Object> row : rows) {
      String hash = sha256(text(digest.group("text"), row));
      for (int part = 0; part < parts.length; part++) {
        parts[part] += new BigInteger(hash.substring(8 * part, 8 * part + 8), 16).longValue();
      }
      Object measure =
          digest.group("measure").equals("NULL")
              ? null
              : row.get(names(digest.group("measure")).get(0));
      total =
          measure == null
              ? total
              : ((BigDecimal) measure).add(total == null ? BigDecimal.ZERO : total);
    }
    result.put("total", total);
    for (int part = 0; part < parts.length; part++) {
      result.put("hash_" + part, parts[part]);
    }
    return result;
  }

  private static String text(String concatenated, Map<String, Object> row) {
    return Stream.of(concatenated.split(", '\\\\u001f', "))
        .map(part -> text(part, row.get(names(part).get(0))))
        .collect(Collectors.joining("\u001f"));
  }

  /** Whatever the expression does with a column, what comes of it is the column's text. */
  private static String text(String part, Object value) {
    if (value == null && !part.startsWith("IFNULL(")) {
      throw FakeError.invalidQuery("Null in " + part);
    }
    return value == null ? "\u0001" : FakeTable.text(value);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JVM has SHA-256", e);
    }
  }
}
