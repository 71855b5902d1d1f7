/**
 * JSON files read strictly: a {@link dev.mirsal.example.cli.json.JsonReader} keeps the lines, and
 * {@link dev.mirsal.example.cli.json.JsonFields} reports what is missing, unknown or of a wrong
 * type.
 */
@NullMarked
package dev.mirsal.example.cli.json;

import org.jspecify.annotations.NullMarked;
