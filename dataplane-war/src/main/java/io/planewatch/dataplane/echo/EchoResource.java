package io.planewatch.dataplane.echo;

import io.planewatch.dataplane.problems.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers with the status that was asked for, after a random delay that holds no thread. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {
  private long maxDelayMillis;

  @Resource ManagedScheduledExecutorService executor;

  protected EchoResource() {}

  @Inject
  public EchoResource(@ConfigProperty(name = "planewatch.api.max-delay") String maxDelay) {
    maxDelayMillis = Duration.parse(maxDelay).toMillis();
  }

  @GET
  public void echo(
      @QueryParam("sc") @DefaultValue("200") int status, @Suspended AsyncResponse response) {
    if (status < 200 || status > 599) {
      response.resume(Problem.of(400, "sc must be from 200 to 599.").response());
      return;
    }
    long delayMillis = ThreadLocalRandom.current().nextLong(maxDelayMillis + 1);
    var unused = // Jersey reports what goes wrong while answering
        executor.schedule(
            () ->
                response.resume(
                    Response.status(status).entity(entity(status, delayMillis)).build()),
            delayMillis,
            TimeUnit.MILLISECONDS);
  }

  private static Echo entity(int status, long delayMillis) {
    boolean bodiless = status == 204 || status == 205 || status == 304;
    return bodiless ? null : new Echo(status, delayMillis);
  }
}
