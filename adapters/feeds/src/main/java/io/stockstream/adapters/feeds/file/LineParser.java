package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.failure.FailureKind;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Our own CSV, which says everything of each bar.
 *
 * @param file where it is
 * @param header which column is where
 * @param options what the file does not say
 * @param sha256 of the file
 */
record LineParser(Path file, Header header, ReplayOptions options, String sha256)
    implements Layout {

  static LineParser of(Path file, ReplayOptions options, String sha256) throws IOException {
    try (FileLines lines = FileLines.open(file)) {
      byte[] first = lines.next();
      if (first == null) {
        throw Survey.failure(FailureKind.REJECTED, file, "expected a header, was empty", null);
      }
      Header header = Header.of(file, new String(first, StandardCharsets.UTF_8));
      return new LineParser(file, header, options, sha256);
    }
  }

  @Override
  public Rows open() throws IOException {
    return FileLines.afterHeader(file);
  }

  @Override
  public StatementDraft parse(String text, long number) throws UnreadableCell {
    Cells line = new Cells(header, split(text));
    return new StatementDraft(
        bar(line),
        line.word(AssetClass.class, Column.ASSET_CLASS),
        line.given(Column.STATE) ? line.word(BarState.class, Column.STATE) : BarState.CLOSED,
        false,
        line.text(Column.SOURCE),
        options.rankOf(line.text(Column.SYMBOL), venue(line), line.text(Column.SOURCE)),
        RevisionScheme.ofLine(options.issue(), number),
        Option.some(new FileLine(sha256, number)));
  }

  private List<String> split(String text) throws UnreadableCell {
    List<String> cells = CsvLine.split(text).getOrNull();
    if (cells == null) {
      throw new UnreadableCell(
          ViolationCode.BAD_LINE, "line", "cells in closed quotes, or in none", "other quotes");
    }
    if (cells.size() != header.columns()) {
      throw new UnreadableCell(
          ViolationCode.BAD_LINE,
          "line",
          header.columns() + " columns",
          String.valueOf(cells.size()));
    }
    return cells;
  }

  private BarDraft bar(Cells line) throws UnreadableCell {
    return BarDraft.at(
            line.text(Column.SYMBOL),
            venue(line),
            line.text(Column.TIMEFRAME),
            line.time(Column.OPEN_TIME))
        .prices(
            line.number(Column.OPEN),
            line.number(Column.HIGH),
            line.number(Column.LOW),
            line.number(Column.CLOSE))
        .activity(
            line.number(Column.VOLUME),
            line.number(Column.TURNOVER),
            line.number(Column.VWAP),
            line.count(Column.TRADE_COUNT));
  }

  private String venue(Cells line) {
    return line.given(Column.VENUE)
        ? line.text(Column.VENUE)
        : options.venue().getOrElse(() -> line.text(Column.SOURCE).toUpperCase(Locale.ROOT));
  }
}
