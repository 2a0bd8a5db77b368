package io.planewatch.controlplane.access;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.planewatch.controlplane.ControlPlane;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom each resource method declares to serve, read from the compiled classes; and whom the
 * facade's servlet is declared to serve, by its name in the gate.
 */
public final class DeclaredEndpoints {
  private static final Map<String, Set<Audience>> SERVLET =
      Map.of(
          "GET /v1/query", Set.of(Audience.VIEWER),
          "POST /v1/query", Set.of(Audience.VIEWER),
          "GET /v1/query_range", Set.of(Audience.VIEWER),
          "POST /v1/query_range", Set.of(Audience.VIEWER));

  private DeclaredEndpoints() {}

  /** By method and path below /api, such as {@code GET /planewatch/me}. */
  public static Map<String, Set<Audience>> read() {
    Map<String, Set<Audience>> declared = new TreeMap<>(SERVLET);
    new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackagesOf(ControlPlane.class)
        .forEach(
            type ->
                type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(AllowedTo.class))
                    .forEach(
                        method ->
                            declared.put(
                                endpoint(method),
                                Set.of(method.getAnnotationOfType(AllowedTo.class).value()))));
    return declared;
  }

  private static String endpoint(JavaMethod method) {
    String path = "/" + method.getOwner().getAnnotationOfType(Path.class).value();
    if (method.isAnnotatedWith(Path.class)) {
      path += "/" + method.getAnnotationOfType(Path.class).value();
    }
    String verb =
        method.getAnnotations().stream()
            .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
            .map(annotation -> annotation.getRawType().getSimpleName())
            .findFirst()
            .orElseThrow();
    return verb + " " + path;
  }
}
