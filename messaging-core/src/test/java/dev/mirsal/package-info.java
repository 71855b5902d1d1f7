/** What the tests of this module share: {@link dev.mirsal.Codepoints}. */
@NullMarked
package dev.mirsal;

import org.jspecify.annotations.NullMarked;
