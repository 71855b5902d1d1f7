/** One message: by which platform it goes, and how its outcome is printed. */
@NullMarked
package dev.mirsal.example.cli.send;

import org.jspecify.annotations.NullMarked;
