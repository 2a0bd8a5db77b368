package io.planewatch.loadgen.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The ways in which a run makes requests fail on purpose. */
public enum InjectedError {
  /** Asks the data plane for an error status. */
  STATUS("status"),
  /** A path that no data plane has. */
  UNKNOWN_PATH("unknown-path"),
  /** A body that is not JSON. */
  BAD_PAYLOAD("bad-payload"),
  /** A client that sends its request in pieces, with pauses. */
  SLOW_CLIENT("slow-client"),
  /** A client that leaves before its answer has come. */
  ABORT("abort");

  private final String key;

  InjectedError(String key) {
    this.key = key;
  }

  public static InjectedError of(String key) {
    return Arrays.stream(values())
        .filter(kind -> kind.key.equals(key))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + key + "\" is no kind of error; there are " + keys()));
  }

  public String key() {
    return key;
  }

  Endpoint endpoint() {
    Endpoint order =
        Endpoint.postJson(name(), "/api/orders", "{\"product_id\":\"1\",\"quantity\":1}");
    Endpoint plain =
        switch (this) {
          case STATUS -> Endpoint.get(name(), "/api?sc=${error-status}");
          case UNKNOWN_PATH -> Endpoint.get(name(), "/api/no-such-thing/${seq}");
          case BAD_PAYLOAD -> Endpoint.postJson(name(), "/api/orders", "{\"product_id\":");
          case SLOW_CLIENT -> order.with(Conduct.SLOW);
          case ABORT -> Endpoint.get(name(), "/api/reports").with(Conduct.ABORT);
        };
    return plain.named("error-" + key).asInjected();
  }

  private static String keys() {
    return Arrays.stream(values()).map(InjectedError::key).collect(Collectors.joining(", "));
  }
}
