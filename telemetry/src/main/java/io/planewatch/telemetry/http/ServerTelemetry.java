package io.planewatch.telemetry.http;

import io.opentelemetry.context.Context;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The telemetry of Payara 7 itself, in attributes of the request. Payara 6 has no such attributes,
 * and nothing happens there.
 *
 * <p>Payara records {@code http.server.request.duration} too, so each request would count twice.
 * And when the request ends it writes the route over the span's, from templates that it joins
 * without a slash: {@code /apiproducts{id}} for {@code /api/products/{id}}.
 */
final class ServerTelemetry {
  private static final String HISTOGRAM = "fish.payara.otel.request.histogram";
  private static final String CONTEXT = "fish.payara.otel.server.context";
  private static final RouteState STATE = RouteState.ofThisServer();

  private ServerTelemetry() {}

  /**
   * Whether Payara keeps its histogram of this request's duration in this attribute. Payara sets it
   * behind the filters and records nothing where it finds none.
   */
  static boolean isHistogram(String attribute) {
    return HISTOGRAM.equals(attribute);
  }

  /** Makes Payara end the span with this route and this name. */
  static void name(ContainerRequestContext request, String route, String spanName) {
    if (STATE != null && request.getProperty(CONTEXT) instanceof Context context) {
      STATE.write(context, route, spanName);
    }
  }

  /** Payara's class by name, because Payara 6 lacks it. */
  private record RouteState(MethodHandle of, MethodHandle route, MethodHandle spanName) {
    private static RouteState ofThisServer() {
      try {
        Class<?> state = Class.forName("fish.payara.opentracing.OtelRouteState");
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType text = MethodType.methodType(void.class, String.class);
        return new RouteState(
            lookup.findStatic(state, "fromContext", MethodType.methodType(state, Context.class)),
            lookup.findVirtual(state, "setFullRoute", text),
            lookup.findVirtual(state, "overrideSpanName", text));
      } catch (ReflectiveOperationException anotherServer) {
        return null;
      }
    }

    private void write(Context context, String fullRoute, String name) {
      try {
        Object state = of.invoke(context);
        if (state != null) {
          route.invoke(state, fullRoute);
          spanName.invoke(state, name);
        }
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
