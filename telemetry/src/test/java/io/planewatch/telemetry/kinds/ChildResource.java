package io.planewatch.telemetry.kinds;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

public class ChildResource {
  @GET
  @Path("children/{child}")
  public String child(@PathParam("child") String child) {
    return child;
  }
}
