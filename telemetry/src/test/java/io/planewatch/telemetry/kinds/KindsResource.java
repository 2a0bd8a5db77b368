package io.planewatch.telemetry.kinds;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.TimeUnit;

@Path("")
@Produces("text/plain")
@ApplicationScoped
public class KindsResource {
  static final int CHUNK_BYTES = 64 * 1024;

  @Resource ManagedScheduledExecutorService executor;

  @GET
  @Path("unwritable/{bytes}")
  public Unwritable unwritable(@PathParam("bytes") int bytes) {
    return new Unwritable(bytes);
  }

  @GET
  @Path("throwing")
  public String throwing() {
    throw new IllegalStateException("not mapped");
  }

  @GET
  @Path("async/{millis}")
  public void later(@PathParam("millis") long millis, @Suspended AsyncResponse response) {
    var unused =
        executor.schedule(
            () -> response.resume(Response.status(202).entity("later").build()),
            millis,
            TimeUnit.MILLISECONDS);
  }

  @GET
  @Path("async-at-once")
  public void atOnce(@Suspended AsyncResponse response) {
    executor.execute(() -> response.resume(Response.status(202).entity("now").build()));
  }

  @GET
  @Path("async-timeout")
  public void never(@Suspended AsyncResponse response) {
    response.setTimeout(100, TimeUnit.MILLISECONDS);
  }

  @GET
  @Path("async-failing")
  public void failing(@Suspended AsyncResponse response) {
    executor.execute(() -> response.resume(new IllegalStateException("later")));
  }

  @GET
  @Path("streaming/{chunks}")
  public StreamingOutput streaming(@PathParam("chunks") int chunks) {
    return out -> {
      for (int i = 0; i < chunks; i++) {
        out.write(new byte[CHUNK_BYTES]);
        out.flush();
      }
    };
  }

  @POST
  @Path("length")
  public String length(byte[] body) {
    return Integer.toString(body.length);
  }

  @Path("parents/{parent}")
  public ChildResource children() {
    return new ChildResource();
  }

  @Path("guardians/{guardian}")
  public ChildResource wards() {
    return new ChildResource();
  }
}
