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
          "MERGE `(?<target>[^`]+)` AS t\\s+USING (?:`(?<source>[^`]+)`|\\(SELECT (?<values>.*?)\\)) AS s\\s+ON"
              + " (?<on>.*?)\\s+(?:WHEN MATCHED AND (?<newer>.*?)\\s+THEN UPDATE SET (?<set>.*?)\\s+)?"
              + "WHEN NOT MATCHED BY TARGET THEN INSERT \\((?<columns>.*?)\\) VALUES \\((?<inserted>.*?)\\)"
              + "\\s*",
          Pattern.DOTALL);
  private static final Pattern ASSIGNMENT = Pattern.compile("`(\\w+)` = s\\.`(\\w+)`");
  private static final Pattern PARAMETER = Pattern.compile("@(\\w+) AS `(\\w+)`");
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
  private static final Pattern DELETE =
      Pattern.compile(
          "DELETE FROM `(?<table>[^`]+)` AS (?<alias>\\w) WHERE (?<where>.*)", Pattern.DOTALL);
  private static final Pattern CLAIM =
      Pattern.compile(
          "INSERT INTO `(?<table>[^`]+)` \\((?<columns>.*?)\\)\\s+SELECT (?<values>.*?)\\s+FROM UNNEST\\(\\[1\\]\\)"
              + " AS one\\s+WHERE NOT EXISTS \\(SELECT 1 FROM `[^`]+` AS r WHERE (?<there>.*)\\)",
          Pattern.DOTALL);
  private static final Pattern INSERT =
      Pattern.compile(
          "INSERT INTO `(?<table>[^`]+)` \\((?<columns>[^)]*)\\)\\s+SELECT (?<inserted>[^)]*?) FROM `(?<source>[^`]+)` AS s");
  private static final Pattern WORDS =
      Pattern.compile("DECLARE is_latest BOOL|BEGIN TRANSACTION|COMMIT TRANSACTION|");
  private static final Pattern LATEST =
      Pattern.compile(
          "SET is_latest = EXISTS \\(SELECT 1 FROM `(?<table>[^`]+)` AS r WHERE (?<where>.*)\\)",
          Pattern.DOTALL);

  private final Map<String, FakeTable> tables;
  private final Map<String, Object> parameters;

  FakeSql(Map<String, FakeTable> tables, Map<String, Object> parameters) {
    this.tables = tables;
    this.parameters = parameters;
  }

  /** Runs a script, or one statement; the last of the list is of the whole. */
  List<Outcome> run(String sql) {
    return sql.startsWith("DECLARE ") ? script(sql) : List.of(statement(sql.strip()));
  }

  private List<Outcome> script(String sql) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean runs = true;
    for (String part : sql.split(";\\s*")) {
      String statement = part.strip();
      Matcher latest = LATEST.matcher(statement);
      if (latest.matches()) {
        runs = !matching(latest.group("table"), "r", latest.group("where")).isEmpty();
      } else if (statement.equals("END IF")) {
        runs = true;
      } else if (runs && !WORDS.matcher(statement).matches()) {
        outcomes.add(statement(statement.replaceFirst("^IF is_latest THEN\\s+", "")));
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
    Matcher delete = DELETE.matcher(sql);
    if (delete.matches()) {
      List<Map<String, Object>> gone =
          matching(delete.group("table"), delete.group("alias"), delete.group("where"));
      table(delete.group("table")).rows().removeAll(gone);
      return Outcome.changed("DELETE", 0, 0, gone.size());
    }
    Matcher insert = INSERT.matcher(sql);
    if (insert.matches()) {
      List<Map<String, Object>> rows =
          table(insert.group("source")).rows().stream().map(row -> inserted(insert, row)).toList();
      table(insert.group("table")).rows().addAll(rows);
      return Outcome.changed("INSERT", rows.size(), 0, 0);
    }
    Matcher claim = CLAIM.matcher(sql);
    if (claim.matches()) {
      boolean there = !matching(claim.group("table"), "r", claim.group("there")).isEmpty();
      if (!there) {
        table(claim.group("table")).rows().add(claimed(claim));
      }
      return Outcome.changed("INSERT", there ? 0 : 1, 0, 0);
    }
    throw FakeError.invalidQuery("Syntax error: the fake knows no such statement: " + sql);
  }

  private static Map<String, Object> claimed(Matcher claim) {
    Matcher values =
        Pattern.compile("'(\\w+)', DATE '([\\d-]+)', (\\d+), (\\d+)")
            .matcher(claim.group("values"));
    if (!values.matches()) {
      throw FakeError.invalidQuery("Syntax error in " + claim.group("values"));
    }
    return Map.of(
        "table_name", values.group(1),
        "date", LocalDate.parse(values.group(2)),
        "position", Long.valueOf(values.group(3)),
        "repeat", Long.valueOf(values.group(4)));
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
    Map<String, Object> row = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(merge.group("values"));
    while (parameter.find()) {
      row.put(parameter.group(2), parameters.get(parameter.group(1)));
    }
    return List.of(row);
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
    if (expression.startsWith("CAST(NULL")) {
      return "";
    }
    Object value = row.get(names(expression).get(0));
    return value instanceof Instant instant
        ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
        : value.toString();
  }

  private static Map<String, Object> digest(
      Matcher digest, String date, List<Map<String, Object>> rows) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (!date.isEmpty()) {
      result.put("digest_date", date);
    }
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
