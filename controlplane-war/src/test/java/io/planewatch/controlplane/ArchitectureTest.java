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

  /** An interface describes what the MicroProfile Rest Client asks of others; it serves nobody. */
  @ArchTest
  static final ArchRule everyResourceMethodDeclaresWhomItServes =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .and()
          .areDeclaredInClassesThat()
          .areNotInterfaces()
          .should()
          .beAnnotatedWith(AllowedTo.class);

  /**
   * Apache's client and the MicroProfile Rest Client; a third stack has bounds of a third kind. The
   * library for OpenID Connect brings its own way to the provider.
   */
  @ArchTest
  static final ArchRule othersAreAskedByTwoHttpClients =
      noClasses()
          .that()
          .resideOutsideOfPackage("..access.oidc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..");
}
