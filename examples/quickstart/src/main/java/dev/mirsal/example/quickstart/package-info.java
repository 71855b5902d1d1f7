/** What a host writes to run a campaign. */
@NullMarked
package dev.mirsal.example.quickstart;

import org.jspecify.annotations.NullMarked;
