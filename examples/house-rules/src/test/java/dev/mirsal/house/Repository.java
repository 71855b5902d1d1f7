package dev.mirsal.house;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout is. */
final class Repository {
  private Repository() {}

  /** Returns the folder that holds the modules, wherever inside it the tests were started. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("messaging-core"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }
}
