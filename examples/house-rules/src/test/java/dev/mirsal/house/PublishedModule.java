package dev.mirsal.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The modules that users depend on, and the packages that each of them may see. */
enum PublishedModule {
  MESSAGING_CORE("messaging-core", Packages.CORE, Packages.JDK, Packages.ANNOTATIONS_AND_LOG),
  POLICY("policy", Packages.CORE, Packages.POLICY, Packages.JDK, Packages.ANNOTATIONS_AND_LOG),
  CAMPAIGN_ENGINE(
      "campaign-engine",
      Packages.CORE,
      Packages.POLICY,
      Packages.CAMPAIGN,
      Packages.JDK,
      Packages.ANNOTATIONS_AND_LOG),
  TESTKIT(
      "campaign-engine/testkit",
      Packages.CORE,
      Packages.POLICY,
      Packages.CAMPAIGN,
      Packages.TESTKIT,
      Packages.JDK,
      Packages.ANNOTATIONS_AND_LOG),
  CONNECTORS(
      "connectors", Packages.CORE, Packages.CONNECTORS, Packages.JDK, Packages.ANNOTATIONS_AND_LOG);

  private final String folder;

  @SuppressWarnings("ImmutableEnumChecker") // an array is what ArchUnit takes
  private final String[] visible;

  PublishedModule(String folder, String[]... visible) {
    this.folder = folder;
    this.visible = Arrays.stream(visible).flatMap(Arrays::stream).toArray(String[]::new);
  }

  /** Returns the name of the folder, without the folder it is in. */
  String shortName() {
    return path().getFileName().toString();
  }

  Path path() {
    return Repository.root().resolve(folder);
  }

  Path sources() {
    return path().resolve("src/main/java");
  }

  Path compiled() {
    return path().resolve("target/classes");
  }

  /** Returns the packages that classes of this module may depend on, its own among them. */
  String[] visiblePackages() {
    return visible.clone();
  }

  JavaClasses classes() {
    return new ClassFileImporter().importPath(compiled());
  }

  static JavaClasses allClasses() {
    return Imported.CLASSES;
  }

  static JavaClasses allTests() {
    return Imported.TESTS;
  }

  /** Read once: it is the slow part. */
  private static final class Imported {
    static final JavaClasses CLASSES = of("target/classes");
    static final JavaClasses TESTS = of("target/test-classes");

    private static JavaClasses of(String folder) {
      return new ClassFileImporter()
          .importPaths(Stream.of(values()).map(m -> m.path().resolve(folder)).toArray(Path[]::new));
    }
  }

  private static final class Packages {
    static final String[] JDK = {
      "java.io..",
      "java.lang..",
      "java.math..",
      "java.net",
      "java.nio..",
      "java.security..",
      "java.text..",
      "java.time..",
      "java.util..",
      "javax.crypto.."
    };
    static final String[] ANNOTATIONS_AND_LOG = {"org.jspecify.annotations", "org.slf4j.."};
    static final String[] CORE = {
      "dev.mirsal.message..",
      "dev.mirsal.send..",
      "dev.mirsal.inbound..",
      "dev.mirsal.template..",
      "dev.mirsal.contact..",
      "dev.mirsal.time.."
    };
    static final String[] POLICY = {"dev.mirsal.policy.."};
    static final String[] CAMPAIGN = {"dev.mirsal.campaign.."};
    static final String[] TESTKIT = {
      "dev.mirsal.testkit..", "net.jqwik.api..", "org.junit.jupiter.api.."
    };
    static final String[] CONNECTORS = {
      "dev.mirsal.connector..",
      "com.fasterxml.jackson..",
      "com.github.benmanes.caffeine..",
      "java.net.http",
      "javax.net.ssl"
    };
  }
}
