package io.planewatch.dataplane.payments;

import io.planewatch.dataplane.problems.Problem;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PaymentsResource {
  @Inject Payments payments;

  @POST
  public Response take(@NotNull @Valid NewPayment payment) {
    return payments
        .take(payment)
        .map(taken -> Response.status(Response.Status.CREATED).entity(taken).build())
        .orElseGet(
            () ->
                Problem.of(
                        Response.Status.PAYMENT_REQUIRED.getStatusCode(),
                        "The amount is above the limit of a single payment.")
                    .response());
  }
}
