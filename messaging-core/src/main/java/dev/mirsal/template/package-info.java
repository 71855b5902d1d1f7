/**
 * Texts with variables: {@link dev.mirsal.template.MessageTemplate#parse} compiles one, {@link
 * dev.mirsal.template.MessageVariations} picks one of several for each message. All are immutable
 * values.
 */
@NullMarked
package dev.mirsal.template;

import org.jspecify.annotations.NullMarked;
