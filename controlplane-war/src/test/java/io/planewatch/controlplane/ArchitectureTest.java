package io.planewatch.controlplane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.planewatch.controlplane.access.AllowedTo;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PUT;
import java.util.Set;

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

  /**
   * What these methods end or replace never changes, so that nobody's change can be overwritten
   * (docs/adr/0010-changes-name-a-version.md).
   */
  private static final Set<String> WITHOUT_VERSION =
      Set.of(
          "AnnotationsResource.remove",
          "JoiningResource.issueToken",
          "JoiningResource.register",
          "OwnPasswordResource.change",
          "OwnSessionsResource.end",
          "OwnSessionsResource.endOthers",
          "OwnTokensResource.revoke",
          "RangeCacheResource.forget",
          "SessionResource.signOut",
          "SessionsResource.end",
          "SilencesResource.end",
          "TokensResource.revoke");

  @ArchTest
  static final ArchRule aChangeNamesTheVersionThatItIsMadeOn =
      methods()
          .that(
              DescribedPredicate.describe(
                  "replace or remove what has versions",
                  method ->
                      !method.getOwner().isInterface()
                          && (method.isAnnotatedWith(PUT.class)
                              || method.isAnnotatedWith(DELETE.class))
                          && !WITHOUT_VERSION.contains(nameOf(method))))
          .should(
              new ArchCondition<>("take If-Match") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean takes =
                      method.getParameters().stream()
                          .flatMap(p -> p.tryGetAnnotationOfType(HeaderParam.class).stream())
                          .anyMatch(header -> header.value().equals("If-Match"));
                  events.add(new SimpleConditionEvent(method, takes, method.getFullName()));
                }
              });

  private static String nameOf(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }
}
