package io.stockstream.apps.inspect;

import io.stockstream.domain.bar.Timeframe;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a timeframe's label. */
final class TimeframeConverter implements ITypeConverter<Timeframe> {

  @Override
  public Timeframe convert(String label) {
    return Timeframe.parse(label)
        .getOrElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of 1s 1m 5m 15m 30m 1h 4h 1d 1w, was '" + label + "'"));
  }
}
