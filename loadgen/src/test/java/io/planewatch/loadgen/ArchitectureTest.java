package io.planewatch.loadgen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.planewatch.loadgen", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("io.planewatch.loadgen.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PACING_NEEDS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("..pacing..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule ONLY_SENDING_KNOWS_NETTY =
      noClasses()
          .that()
          .resideOutsideOfPackage("..sending..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  @ArchTest
  static final ArchRule NOTHING_NEEDS_JAKARTA =
      noClasses().should().dependOnClassesThat().resideInAPackage("jakarta..");
}
