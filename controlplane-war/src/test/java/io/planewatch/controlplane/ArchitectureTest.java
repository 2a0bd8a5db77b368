package io.planewatch.controlplane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.planewatch.controlplane.access.AllowedTo;
import jakarta.ws.rs.HttpMethod;

@AnalyzeClasses(
    packagesOf = ControlPlane.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresAreFreeOfCycles =
      slices().matching("io.planewatch.controlplane.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesAreNamedAfterFeatures =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..common..",
              "..helper..",
              "..model..",
              "..dto..",
              "..service..",
              "..services..",
              "..impl..",
              "..manager..");

  /** The engine's package asks others over HTTP and serves nobody. */
  @ArchTest
  static final ArchRule everyResourceMethodDeclaresWhomItServes =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("..engine..")
          .should()
          .beAnnotatedWith(AllowedTo.class);
}
