package io.planewatch.dataplane;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(
    packages = "io.planewatch.dataplane",
    importOptions = ImportOption.DoNotIncludeTests.class)
class FeatureRulesTest {
  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      SlicesRuleDefinition.slices()
          .matching("io.planewatch.dataplane.(*)..")
          .should()
          .beFreeOfCycles();
}
