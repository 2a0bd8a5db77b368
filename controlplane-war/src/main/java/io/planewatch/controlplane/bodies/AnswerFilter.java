package io.planewatch.controlplane.bodies;

import io.planewatch.controlplane.access.CurrentCaller;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends an answer to a slow reader in a place of that reader, because the thread that writes the
 * answer must wait. The filter runs after authentication.
 */
final class AnswerFilter implements Filter {
  private final ReadingPlaces places;
  private final ReadingPlaces anonymousPlaces;

  AnswerFilter(ReadingPlaces places, ReadingPlaces anonymousPlaces) {
    this.places = places;
    this.anonymousPlaces = anonymousPlaces;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    AnswerPlace place = place(http);
    PlacedResponse placed = new PlacedResponse(http, (HttpServletResponse) response, place);
    try {
      chain.doFilter(request, placed);
    } catch (IOException | ServletException | RuntimeException broken) {
      // The server would write a stack trace into its log for each slow reader.
      if (!placed.isCut()) {
        throw broken;
      }
    } finally {
      leaveWhenSent(request, place);
    }
  }

  private AnswerPlace place(HttpServletRequest request) {
    Optional<Object> caller = Optional.ofNullable(request.getAttribute(CurrentCaller.ATTRIBUTE));
    return new AnswerPlace(
        caller.isPresent() ? places : anonymousPlaces,
        caller.map(BodySender::of).orElseGet(() -> BodySender.ofAddress(request)));
  }

  private static void leaveWhenSent(ServletRequest request, AnswerPlace place) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new Leaving(place));
        return;
      }
    } catch (IllegalStateException alreadyComplete) {
      // The thread that sends the answer was faster.
    }
    place.leave();
  }

  /** Leaves the place of an answer that another thread sends. */
  private static final class Leaving implements AsyncListener {
    private final AnswerPlace place;

    private Leaving(AnswerPlace place) {
      this.place = place;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      place.leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      place.leave();
    }

    @Override
    public void onError(AsyncEvent event) {
      place.leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
