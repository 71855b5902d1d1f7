package dev.mirsal.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.mirsal.campaign.plan.fixture.LooksIntoTheStore;
import dev.mirsal.house.fixture.AssumesThings;
import dev.mirsal.house.fixture.ExtendsJackson;
import dev.mirsal.house.fixture.SeesAForeignLibrary;
import dev.mirsal.house.fixture.SeesAnotherModule;
import dev.mirsal.house.fixture.ShowsJackson;
import dev.mirsal.house.fixture.StaticDoors;
import dev.mirsal.house.fixture.helper.HelpsOut;
import dev.mirsal.house.fixture.left.Left;
import dev.mirsal.house.fixture.right.Right;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The rules of the house. */
final class HouseRules {
  private static final String JACKSON = "com.fasterxml.jackson..";

  private HouseRules() {}

  static List<HouseRule> all() {
    List<HouseRule> rules = new ArrayList<>();
    for (PublishedModule module : PublishedModule.values()) {
      rules.add(arrows(module));
    }
    rules.add(
        HouseRule.of(
            "time, waiting, randomness and ids come through dev.mirsal.time",
            PublishedModule::allClasses,
            noClasses()
                .that()
                .resideOutsideOfPackage("dev.mirsal.time..")
                .should()
                .accessTargetWhere(StaticDoor.IS_OPENED)
                .because(
                    "the same inputs and seed must give the same plan, and tests must not wait"),
            StaticDoors.class.getDeclaredClasses()));
    rules.add(
        HouseRule.together(
            "packages of messaging-core are free of cycles",
            PublishedModule.MESSAGING_CORE::classes,
            slices()
                .matching("dev.mirsal.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone can be understood alone"),
            Left.class,
            Right.class));
    rules.add(
        HouseRule.of(
            "a plan needs no storage and no engine",
            PublishedModule.CAMPAIGN_ENGINE::classes,
            noClasses()
                .that()
                .resideInAPackage("dev.mirsal.campaign.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mirsal.campaign.engine..", "dev.mirsal.campaign.store..")
                .because("the preview is the step function alone, folded over the recipients"),
            LooksIntoTheStore.class));
    rules.add(
        HouseRule.of(
            "Jackson stays out of the connectors' public signatures",
            PublishedModule.CONNECTORS::classes,
            members()
                .that()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                // Not exported: it reads JSON for the other packages.
                .resideOutsideOfPackage("dev.mirsal.connector.wire")
                .should(notShow(JACKSON))
                .because("hosts must be free to use another Jackson, or none"),
            ShowsJackson.class.getDeclaredClasses()));
    rules.add(
        HouseRule.of(
            "public connector types do not extend Jackson's",
            PublishedModule.CONNECTORS::classes,
            noClasses()
                .that()
                .arePublic()
                .should()
                .beAssignableTo(resideInAPackage(JACKSON))
                .because("a supertype is a public signature too"),
            ExtendsJackson.class));
    rules.add(
        HouseRule.of(
            "every package is @NullMarked",
            PublishedModule::allClasses,
            classes()
                .should(beInANullMarkedPackage())
                .because("only then null is an error everywhere it is not written"),
            Left.class));
    rules.add(
        HouseRule.of(
            "no package is named after nothing",
            PublishedModule::allClasses,
            noClasses()
                .should()
                .resideInAnyPackage("..util..", "..helper..", "..manager..", "..impl..")
                .because("a name that says nothing collects everything"),
            HelpsOut.class));
    rules.add(
        HouseRule.of(
            "tests assume nothing",
            PublishedModule::allTests,
            noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                    "org\\.(junit\\.jupiter|assertj|opentest4j)\\..*(Assum|Aborted).*")
                .because("a test that gives up silently is a skipped test, and skipped is red"),
            AssumesThings.class));
    return rules;
  }

  private static HouseRule arrows(PublishedModule module) {
    ArchRule rule =
        classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(module.visiblePackages())
            .because("arrows only go down, and what a module brings along is a decision");
    return HouseRule.of(
        module.shortName() + " sees only what it may see",
        module::classes,
        rule,
        SeesAForeignLibrary.class,
        SeesAnotherModule.class);
  }

  private static ArchCondition<JavaMember> notShow(String packages) {
    return new ArchCondition<>("not show types of " + packages) {
      @Override
      public void check(JavaMember member, ConditionEvents events) {
        boolean visible =
            member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
        if (visible
            && member.getAllInvolvedRawTypes().stream().anyMatch(resideInAPackage(packages))) {
          events.add(SimpleConditionEvent.violated(member, member.getDescription() + " shows it"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        if (!marked) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " is in one that is not"));
        }
      }
    };
  }
}
