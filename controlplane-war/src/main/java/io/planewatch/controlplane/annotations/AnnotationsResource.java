package io.planewatch.controlplane.annotations;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deploys, alerts, load runs and notes, to be drawn on charts. */
@RequestScoped
@Path("planewatch/annotations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "annotations")
public class AnnotationsResource {
  private static final int MOST = 1000;
  private static final Duration USUAL = Duration.ofHours(24);

  /**
   * An annotation as it is posted.
   *
   * @param kind deploy, load-run or note
   * @param from RFC 3339 or seconds since 1970; null for now
   * @param to null for a moment
   * @param planes each of them granted to whoever posts
   * @param record anything more, as a JSON object; null for nothing
   */
  public record NewAnnotation(
      String kind, String title, String from, String to, List<String> planes, JsonObject record) {}

  /**
   * @param planes those of its planes that the caller may see
   * @param by who posted it; registry or alertmanager when it is derived
   * @param record null when there is none, or when it tells of planes that the caller may not see
   */
  public record AnnotationView(
      String id,
      String kind,
      String title,
      String from,
      String to,
      List<String> planes,
      String by,
      JsonObject record) {}

  /**
   * A page of the list.
   *
   * @param next to be sent as {@code before} for the next page; null on the last
   */
  public record AnnotationList(List<AnnotationView> annotations, String next) {}

  @Inject private Annotations annotations;
  @Inject private PostedAnnotations posted;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "Annotations of the caller's planes, newest first",
      description =
          "`from` and `to` are RFC 3339 or seconds since 1970 (the last 24 h without them);"
              + " `plane` and `kind` may be repeated; `before` is `next` of the page before.")
  public AnnotationList list(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("plane") List<String> planes,
      @QueryParam("kind") List<String> kinds,
      @QueryParam("before") String before,
      @QueryParam("limit") @DefaultValue("500") int limit) {
    PlaneSet seen = directory.reach(currentCaller.get().grants(), planes);
    Set<Kind> wanted = kinds.stream().map(Kind::parse).collect(Collectors.toSet());
    Period period = Period.read(from, to, USUAL, clock.instant());
    int most = Math.max(1, Math.min(limit, MOST));
    PlaneSet all = directory.resolve(currentCaller.get().grants()).planes();
    Cursor cursor = Cursor.read(before);
    Annotations.Page page =
        annotations.page(new AnnotationQuery(period, seen, wanted, cursor.from(), most), cursor);
    return new AnnotationList(
        page.annotations().stream().map(found -> view(found, all)).toList(),
        page.next().map(Cursor::text).orElse(null));
  }

  @POST
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Post an annotation, e.g. from CI after a deploy")
  public Response post(NewAnnotation body) {
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    Caller caller = currentCaller.get();
    Annotation annotation = annotation(body, caller);
    directory.reach(caller.grants(), annotation.planes());
    posted.add(annotation, CallerOrigin.of(caller));
    return Response.status(Response.Status.CREATED)
        .entity(view(annotation, new PlaneSet.All()))
        .build();
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Remove an annotation that was posted; all of its planes must be granted")
  public void remove(@PathParam("id") String id) {
    Caller caller = currentCaller.get();
    PlaneSet granted = directory.resolve(caller.grants()).planes();
    Annotation removed =
        posted
            .find(id)
            .filter(found -> granted.containsAll(found.planes()))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no posted annotation '" + id + "' that you may remove."));
    posted.remove(removed.id(), caller.name());
  }

  private Annotation annotation(NewAnnotation body, Caller caller) {
    Kind kind = Kind.parse(body.kind());
    if (kind == Kind.ALERT) {
      throw ProblemException.invalid("kind: alerts come from their history and can't be posted.");
    }
    String from = body.from() == null ? clock.instant().toString() : body.from();
    String to = body.to() == null ? from : body.to();
    return new Annotation(
        UUID.randomUUID().toString(),
        kind,
        body.title(),
        new Period(Period.instant("from", from), Period.instant("to", to)),
        planes(body),
        caller.name(),
        Optional.ofNullable(body.record()).map(JsonObject::toString));
  }

  static SortedSet<String> planes(NewAnnotation body) {
    List<String> planes = body.planes() == null ? List.of() : body.planes();
    if (planes.stream().anyMatch(Objects::isNull)) {
      throw ProblemException.invalid("planes: must hold data plane ids; got null.");
    }
    return new TreeSet<>(planes);
  }

  private static AnnotationView view(Annotation annotation, PlaneSet seen) {
    return new AnnotationView(
        annotation.id(),
        annotation.kind().text(),
        annotation.title(),
        annotation.period().from().toString(),
        annotation.period().to().toString(),
        annotation.planes().stream().filter(seen::contains).toList(),
        annotation.by(),
        annotation
            .record()
            .filter(json -> seen.containsAll(annotation.planes()))
            .map(AnnotationsResource::object)
            .orElse(null));
  }

  private static JsonObject object(String json) {
    return JSON.createReader(new StringReader(json)).readObject();
  }
}
