package dev.mirsal.example.cli;

import dev.mirsal.time.Draws;
import dev.mirsal.time.SystemTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options on which times depend: {@code plan} and {@code run} with the same ones agree. */
final class PacingOptions {
  @Option(
      names = "--start",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "When to start, such as 2026-11-23T07:00:00Z; now, if left out.")
  private @Nullable Instant start;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "The seed of delays and variations; if left out it is made from the campaign's name,"
              + " so that plan and run agree.")
  private @Nullable Long seed;

  /** Returns when to start; now, to the second, if the user did not say. */
  Instant start() {
    return start == null ? SystemTime.clock().instant().truncatedTo(ChronoUnit.SECONDS) : start;
  }

  /** Returns when to start, or null if the user did not say. */
  @Nullable Instant givenStart() {
    return start;
  }

  long seed(String campaignName) {
    return seed == null ? Draws.stream(campaignName) : seed;
  }

  /** Reads instants with an offset other than Z too. */
  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + text + "' is not a time such as 2026-11-23T07:00:00Z");
      }
    }
  }
}
