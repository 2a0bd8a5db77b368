package io.planewatch.telemetry.second;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("greetings/{name: [a-z]+}")
public class Greeting {
  @GET
  public String greet(@PathParam("name") String name) {
    return "Hello, " + name;
  }
}
