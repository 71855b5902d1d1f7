/** What is known of a person. */
@NullMarked
package dev.mirsal.contact;

import org.jspecify.annotations.NullMarked;
