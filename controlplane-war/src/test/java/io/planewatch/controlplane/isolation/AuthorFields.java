package io.planewatch.controlplane.isolation;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.planewatch.controlplane.ControlPlane;
import io.planewatch.controlplane.access.AllowedTo;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every text that a request body can bring, found in the compiled resource methods and the records
 * that they take. A new field, or a new body without a record, is found without being named here.
 */
final class AuthorFields {
  private static final String PACKAGE = "io.planewatch.controlplane.";

  /** Whose static {@code FIELDS} names what a JSON object may hold. */
  private static final Map<String, String> READERS =
      Map.of(
          "POST /planewatch/rules", "rules.fleet.FleetRuleText",
          "PUT /planewatch/rules/{id}", "rules.fleet.FleetRuleText",
          "POST /planewatch/rules/backtest", "rules.fleet.FleetRuleText",
          "POST /planewatch/objectives", "objectives.ObjectiveText",
          "PUT /planewatch/objectives/{name}", "objectives.ObjectiveText");

  /** Bodies that others' formats define; the fields of those that are read are named here. */
  private static final Map<String, List<String>> FOREIGN =
      Map.of(
          "PUT /planewatch/dashboards/{dashboard}",
          List.of("Dashboard.metadata.name", "Dashboard.spec.display.name", "Dashboard.spec"),
          "PUT /planewatch/planes/{id}/registration",
          List.of(
              "Registration.version",
              "Registration.collector",
              "Registration.direct",
              "Registration.labels"),
          "POST /planewatch/planes/{id}/heartbeat",
          List.of("Registration.version"),
          "POST /planewatch/alerts/notifications",
          List.of("Alert.labels", "Alert.annotations"),
          "POST /planewatch/receivers/files/refusals",
          List.of("Refusal.reason"),
          "PUT /planewatch/receivers",
          List.of("Receivers.yaml"),
          "PUT /planewatch/objectives/openslo",
          List.of("OpenSlo.yaml"));

  private AuthorFields() {}

  /** By the simple name of the record and the field, such as {@code NewAnnotation.title}. */
  static Set<String> read() {
    Set<String> fields = new TreeSet<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(ControlPlane.class)
            .stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(AllowedTo.class))
            .forEach(method -> addFields(method.reflect(), fields));
    return fields;
  }

  private static void addFields(Method method, Set<String> fields) {
    for (Parameter parameter : method.getParameters()) {
      Class<?> type = parameter.getType();
      boolean isForm =
          type == MultivaluedMap.class
              || (type == InputStream.class && endpoint(method).startsWith("POST /v1/"));
      boolean isBody = parameter.getAnnotations().length == 0 && !isForm;
      if (isBody && type.isRecord()) {
        addRecord(type, fields);
      } else if (isBody) {
        fields.addAll(withoutRecord(endpoint(method), method.getName()));
      }
    }
  }

  private static void addRecord(Class<?> type, Set<String> fields) {
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> held = held(component);
      if (held.isRecord()) {
        addRecord(held, fields);
      } else if (!held.isPrimitive()
          && held != Boolean.class
          && !Number.class.isAssignableFrom(held)) {
        fields.add(type.getSimpleName() + "." + component.getName());
      }
    }
  }

  /** The element's type for a list, else the type itself. */
  private static Class<?> held(RecordComponent component) {
    boolean isList = Collection.class.isAssignableFrom(component.getType());
    Type element =
        isList && component.getGenericType() instanceof ParameterizedType list
            ? list.getActualTypeArguments()[0]
            : component.getType();
    return element instanceof Class<?> type ? type : JsonObject.class;
  }

  private static Collection<String> withoutRecord(String endpoint, String method) {
    if (FOREIGN.containsKey(endpoint)) {
      return FOREIGN.get(endpoint);
    }
    String reader = READERS.get(endpoint);
    if (reader == null) {
      throw new IllegalStateException(
          endpoint
              + " ("
              + method
              + ") takes a body without a record: name its fields in AuthorFields, and plant a"
              + " canary in each in PlantedCanaries.");
    }
    return fieldsOf(reader);
  }

  private static List<String> fieldsOf(String reader) {
    String noun = reader.substring(reader.lastIndexOf('.') + 1).replace("Text", "");
    try {
      Field field = Class.forName(PACKAGE + reader).getDeclaredField("FIELDS");
      field.setAccessible(true);
      return ((Collection<?>) field.get(null)).stream().map(name -> noun + "." + name).toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(reader + " has no list FIELDS any more", e);
    }
  }

  private static String endpoint(Method method) {
    Path own = method.getAnnotation(Path.class);
    String verb =
        Arrays.stream(method.getAnnotations())
            .map(annotation -> annotation.annotationType())
            .filter(type -> type.isAnnotationPresent(HttpMethod.class))
            .map(Class::getSimpleName)
            .findFirst()
            .orElseThrow();
    String path = "/" + method.getDeclaringClass().getAnnotation(Path.class).value();
    return verb + " " + path + (own == null ? "" : "/" + own.value());
  }
}
