package io.stockstream.apps.inspect;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What is shown where a bar is missing. */
enum Fill {
  NONE,
  PREVIOUS_CLOSE;

  /** Reads what a person writes. */
  static final class Converter implements ITypeConverter<Fill> {

    @Override
    public Fill convert(String text) {
      return switch (text) {
        case "none" -> NONE;
        case "previous-close" -> PREVIOUS_CLOSE;
        default ->
            throw new TypeConversionException(
                "expected none or previous-close, was '" + text + "'");
      };
    }
  }
}
