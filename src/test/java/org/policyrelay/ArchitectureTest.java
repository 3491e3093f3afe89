package org.policyrelay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The rules that no compiler knows. */
@AnalyzeClasses(packages = "org.policyrelay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Set<String> INJECTING =
      Set.of("Autowired", "Value", "Inject", "Resource", "PersistenceContext");

  private static final Set<String> NAMING =
      Set.of("java.util.Locale", "java.time.ZoneId", "java.nio.charset.Charset");

  private static final Set<String> BY_DEFAULT =
      Set.of(
          "String.toLowerCase",
          "String.toUpperCase",
          "String.format",
          "String.getBytes",
          "DateTimeFormatter.ofPattern",
          "DateTimeFormatter.ofLocalizedDate",
          "DateTimeFormatter.ofLocalizedDateTime",
          "SimpleDateFormat.<init>",
          "Collator.getInstance",
          "BreakIterator.getWordInstance",
          "NumberFormat.getInstance",
          "DecimalFormat.<init>",
          "Calendar.getInstance",
          "GregorianCalendar.<init>",
          "Locale.getDefault",
          "Locale.getDisplayName",
          "Locale.getDisplayCountry",
          "Locale.getDisplayLanguage",
          "TimeZone.getDefault",
          "ZoneId.systemDefault",
          "Charset.defaultCharset",
          "InputStreamReader.<init>",
          "OutputStreamWriter.<init>",
          "FileReader.<init>",
          "FileWriter.<init>",
          "Formatter.<init>");

  /** The module is about nothing but the doors, so its pages have no package of their own. */
  private static final String LOGIN = "org.policyrelay.access";

  @ArchTest
  static final ArchRule timeComesFromTheInjectedClock =
      noClasses()
          .should()
          .accessTargetWhere(
              describe("ask the machine for the time", ArchitectureTest::asksMachine))
          .because("the engine's clock and ours are one, and tests move it");

  /** A call or a reference such as {@code Instant::now}. */
  private static boolean asksMachine(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    var owner = target.getOwner();
    var parameters = target.getRawParameterTypes();
    var name = target.getName();
    if (owner.isEquivalentTo(Date.class)) {
      return name.equals("<init>") && parameters.isEmpty();
    }
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis");
    }
    return owner.getPackageName().equals("java.time")
        && (owner.isEquivalentTo(Clock.class)
            ? name.startsWith("system") || name.startsWith("tick")
            : name.equals("now")
                && parameters.stream().noneMatch(one -> one.isEquivalentTo(Clock.class)));
  }

  @ArchTest
  static final ArchRule nothingHangsOnTheMachinesLanguageZoneOrCharset =
      noClasses()
          .should()
          .accessTargetWhere(describe("ask the machine", ArchitectureTest::asksForDefaults))
          .because("a Turkish, Arabic or Thai machine answers as any other does");

  /** Each without the locale, zone or charset that its fuller form takes. */
  private static boolean asksForDefaults(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    var named =
        target.getRawParameterTypes().stream().anyMatch(one -> NAMING.contains(one.getFullName()));
    var what = target.getOwner().getSimpleName() + "." + target.getName();
    return !named && BY_DEFAULT.contains(what);
  }

  @ArchTest
  static final ArchRule theEngineIsKnownAtItsSeamsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.policyrelay.engine..", "org.policyrelay.*.process..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..")
          .because("a move to another engine must stay a mechanical change");

  @ArchTest
  static final ArchRule theEnginesInsidesAreKnownToDoorAndTunedOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.policyrelay.engine.door..", "org.policyrelay.engine.tuned..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.camunda.bpm.engine.impl..")
                  // who is asking: the engine's public service answers with it
                  .and(not(type(Authentication.class))))
          .because(
              "they are nobody's promise; what another version changes is found in two places");

  @ArchTest
  static final ArchRule nothingThatChecksHangsOnASwitch =
      noClasses()
          .that()
          .resideInAPackage("org.policyrelay.engine.door..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.policyrelay.engine.tuned..")
          .because("with every part of it off the engine gives the same answers");

  @ArchTest
  static final ArchRule nobodyReachesIntoPrivateFields =
      noClasses()
          .should()
          .callMethodWhere(describe("open what is private", ArchitectureTest::opens))
          .because("a dependency may change what it keeps to itself with any version");

  /** By reflection, by a handle, or by the helpers of Spring and MyBatis. */
  private static boolean opens(JavaAccess<?> access) {
    var target = access.getTarget();
    var owner = target.getOwner();
    return (owner.getPackageName().startsWith("java.lang.reflect")
            && Set.of("setAccessible", "trySetAccessible").contains(target.getName()))
        || target.getName().equals("privateLookupIn")
        || owner.getPackageName().equals("org.apache.ibatis.reflection")
        || owner.getSimpleName().equals("DirectFieldAccessor")
        || (owner.getSimpleName().equals("ReflectionUtils")
            && target.getName().startsWith("makeAccessible"));
  }

  @ArchTest
  static final ArchRule whatAComponentNeedsComesThroughItsConstructor =
      noFields().should(have(describe("an injecting annotation", ArchitectureTest::injects)));

  @ArchTest
  static final ArchRule nothingIsInjectedThroughASetter =
      noMethods().should(have(describe("an injecting annotation", ArchitectureTest::injects)));

  private static boolean injects(JavaMember member) {
    return member.getAnnotations().stream()
        .anyMatch(annotation -> INJECTING.contains(annotation.getRawType().getSimpleName()));
  }

  @ArchTest
  static final ArchRule componentsKeepNoStateThatChanges =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areMetaAnnotatedWith(Component.class)
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule faultsAreThrownByName =
      GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule nobodyWritesToTheConsoleOrAroundTheLog =
      noClasses()
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
          .orShould(GeneralCodingRules.USE_JAVA_UTIL_LOGGING);

  @ArchTest
  static final ArchRule delegatesAreComponentsThatOnlyTheEngineKnows =
      classes()
          .that()
          .implement(JavaDelegate.class)
          .should()
          .resideInAPackage("org.policyrelay.*.process")
          .andShould()
          .bePackagePrivate()
          .andShould()
          .beAnnotatedWith(Component.class);

  @ArchTest
  static final ArchRule aPolicysRoomsStandOnOneAnother =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.policyrelay.policy..")
          .layer("entry")
          .definedBy("org.policyrelay.policy.entry..")
          .layer("compare")
          .definedBy("org.policyrelay.policy.compare")
          .layer("table")
          .definedBy("org.policyrelay.policy.table")
          .layer("written")
          .definedBy("org.policyrelay.policy.written")
          .layer("overlay")
          .definedBy("org.policyrelay.policy.overlay")
          .layer("registry")
          .definedBy("org.policyrelay.policy")
          .layer("checklist")
          .definedBy("org.policyrelay.policy.checklist")
          .layer("matrix")
          .definedBy("org.policyrelay.policy.matrix")
          .layer("web")
          .definedBy("org.policyrelay.policy.web")
          .whereLayer("matrix")
          .mayOnlyBeAccessedByLayers("web")
          .whereLayer("checklist")
          .mayOnlyBeAccessedByLayers("matrix", "web")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("web")
          .whereLayer("written")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("registry")
          .mayOnlyBeAccessedByLayers("checklist", "matrix", "web")
          .whereLayer("overlay")
          .mayOnlyBeAccessedByLayers("registry", "checklist", "matrix", "web")
          .whereLayer("compare")
          .mayOnlyBeAccessedByLayers("overlay", "registry", "checklist", "matrix", "web");

  @ArchTest
  static final ArchRule theDomainDoesNotKnowItsProcesses =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.policyrelay.*.process..", "org.policyrelay.*.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.policyrelay.*.process..");

  @ArchTest
  static final ArchRule theDomainDoesNotKnowItsPages =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.policyrelay.*.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.policyrelay.*.web..");

  @ArchTest
  static final ArchRule controllersAreInWebAndNobodyCallsThem =
      classes()
          .that()
          .areMetaAnnotatedWith(Controller.class)
          .should()
          .resideInAnyPackage("org.policyrelay.*.web", "org.policyrelay.web", LOGIN)
          .andShould()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule rowsStayInTheirModule =
      classes().that().haveSimpleNameEndingWith("Rows").should().bePackagePrivate();

  @ArchTest
  static final ArchRule migrationsCallNothingThatLives =
      noClasses()
          .that()
          .implement(JavaMigration.class)
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.policyrelay..")
                  .and(
                      describe(
                          "are not part of a migration",
                          (JavaClass one) ->
                              !one.isAssignableTo(JavaMigration.class)
                                  && one.getEnclosingClass()
                                      .filter(outer -> outer.isAssignableTo(JavaMigration.class))
                                      .isEmpty())))
          .because("what a migration gives is in databases and never changes");

  @ArchTest
  static final ArchRule constantsAreNoObjects =
      classes()
          .that()
          .haveSimpleNameEndingWith("Variables")
          .should()
          .haveModifier(JavaModifier.FINAL)
          .andShould()
          .haveOnlyPrivateConstructors();

  @ArchTest
  static final ArchRule whatHappenedIsARecord =
      methods()
          .that()
          .areAnnotatedWith(EventListener.class)
          .should(
              have(describe("a record or an event of Spring to hear", ArchitectureTest::hears)));

  private static boolean hears(JavaMethod listener) {
    return listener.getRawParameterTypes().stream()
        .allMatch(
            event -> event.isRecord() || event.getPackageName().startsWith("org.springframework"));
  }

  @ArchTest
  static final ArchRule theEnginesJobsAreTheOnlyQueue =
      noMethods()
          .should()
          .beAnnotatedWith(
              describe(
                  "@TransactionalEventListener behind the commit",
                  (JavaAnnotation<?> one) ->
                      one.getRawType().isEquivalentTo(TransactionalEventListener.class)
                          && one.as(TransactionalEventListener.class).phase()
                              != TransactionPhase.BEFORE_COMMIT))
          .orShould()
          .beAnnotatedWith(Async.class)
          .orShould()
          .beAnnotatedWith(Scheduled.class)
          .because("an event is heard in the transaction of what happened");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              have(
                  describe(
                      "a package that is @NullMarked",
                      (JavaClass one) -> one.getPackage().isAnnotatedWith(NullMarked.class))));
}
