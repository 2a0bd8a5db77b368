package io.planewatch.telemetry.second;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its only resource, so nothing is scanned for: the jar alone must do. */
@ApplicationPath("/second")
public class SecondApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Greeting.class);
  }
}
