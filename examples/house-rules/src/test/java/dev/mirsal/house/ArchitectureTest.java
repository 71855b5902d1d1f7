package dev.mirsal.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final int FLOOR = 3;

  static List<HouseRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsItsRule(HouseRule rule) {
    rule.rule().check(rule.scope().get());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleObjectsToWhatBreaksIt(HouseRule rule) {
    assertThat(rule.violations()).isNotEmpty();
    for (List<Class<?>> violation : rule.violations()) {
      assertThat(
              rule.rule().evaluate(new ClassFileImporter().importClasses(violation)).hasViolation())
          .as("%s objects to %s", rule, violation)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theScanSeesEverySourceFile(PublishedModule module) throws IOException {
    try (Stream<Path> sources = Files.walk(module.sources())) {
      long files = sources.filter(file -> file.toString().endsWith(".java")).count();

      assertThat(module.classes().size()).isGreaterThanOrEqualTo(FLOOR);
      assertThat((long) module.classes().size()).isGreaterThanOrEqualTo(files - 1);
    }
  }
}
