package dev.mirsal.example.cli.recipients;

import dev.mirsal.example.cli.input.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * A recipients file and how to read it.
 *
 * @param file the file
 * @param phoneColumn the heading of the phone column, or null to look for a usual one
 * @param nameColumn the heading of the name column, or null to look for a usual one
 * @param region the country of numbers without country code, {@code ZZ} for none
 * @param suppressions the numbers never to send to
 */
public record RecipientSource(
    InputFile file,
    @Nullable String phoneColumn,
    @Nullable String nameColumn,
    String region,
    Suppressions suppressions) {}
