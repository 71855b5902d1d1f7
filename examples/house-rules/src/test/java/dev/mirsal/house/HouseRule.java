package dev.mirsal.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Supplier;

/**
 * A rule, what it is applied to, and the proof that it can fail.
 *
 * @param name the rule in words
 * @param scope the classes that must keep it
 * @param rule the rule
 * @param violations groups of fixture classes; the rule must object to each group
 */
record HouseRule(
    String name, Supplier<JavaClasses> scope, ArchRule rule, List<List<Class<?>>> violations) {

  /** Returns a rule each of whose fixtures breaks it alone. */
  static HouseRule of(
      String name, Supplier<JavaClasses> scope, ArchRule rule, Class<?>... violations) {
    return new HouseRule(
        name,
        scope,
        rule,
        List.of(violations).stream().map(fixture -> List.<Class<?>>of(fixture)).toList());
  }

  /** Returns a rule that the fixtures break only together. */
  static HouseRule together(
      String name, Supplier<JavaClasses> scope, ArchRule rule, Class<?>... violation) {
    return new HouseRule(name, scope, rule, List.of(List.of(violation)));
  }

  @Override
  public String toString() {
    return name;
  }
}
