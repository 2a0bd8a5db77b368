package io.planewatch.controlplane.bodies;

import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.problems.Problem;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Continues a request when its complete body has arrived. The filter runs after authentication, so
 * the body of an unauthorized request is never read.
 */
final class BodyFilter implements Filter {
  private final BodyLimits limits;
  private final BodyReader reader;
  private final ReadingPlaces places;
  private final ReadingPlaces anonymousPlaces;
  private final Duration timeout;

  BodyFilter(
      BodyLimits limits,
      BodyReader reader,
      ReadingPlaces places,
      ReadingPlaces anonymousPlaces,
      Duration timeout) {
    this.limits = limits;
    this.reader = reader;
    this.places = places;
    this.anonymousPlaces = anonymousPlaces;
    this.timeout = timeout;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    // Grizzly takes all that follows an Upgrade header for the stream of the other protocol, which
    // has no end, and Java's own client asks for h2c in each first request.
    boolean endless = http.getHeader("Upgrade") != null;
    if (!hasBody(http)) {
      chain.doFilter(endless ? new ReadRequest(http, new byte[0]) : request, response);
      return;
    }
    Optional<Object> caller = Optional.ofNullable(http.getAttribute(CurrentCaller.ATTRIBUTE));
    int mostBytes = limits.bytes(Problem.pathOf(http), caller.isEmpty());
    if (http.getContentLengthLong() > mostBytes) {
      refuse(http, response, tooLarge(mostBytes));
    } else if (!endless && hasArrived(http)) {
      chain.doFilter(request, response);
    } else {
      await(http, response, chain, caller, mostBytes);
    }
  }

  private void await(
      HttpServletRequest request,
      ServletResponse response,
      FilterChain chain,
      Optional<Object> caller,
      int mostBytes)
      throws IOException, ServletException {
    ReadingPlaces own = caller.isPresent() ? places : anonymousPlaces;
    Object key = caller.map(BodySender::of).orElseGet(() -> BodySender.ofAddress(request));
    if (!own.enter(key)) {
      refuse(
          request,
          response,
          new Problem(
              ProblemKind.UNAVAILABLE,
              "Too many request bodies are being received; send the request again in a second."));
      return;
    }
    byte[] body;
    try {
      body =
          reader.read(request.getInputStream(), request.getContentLengthLong(), mostBytes, timeout);
    } catch (BodyReader.BodyTooLarge e) {
      refuse(request, response, tooLarge(mostBytes));
      return;
    } catch (BodyReader.BodyTooSlow e) {
      refuse(
          request,
          response,
          new Problem(
              ProblemKind.REQUEST_TIMEOUT,
              "The body of the request was not complete after "
                  + timeout.toSeconds()
                  + " seconds."));
      return;
    } catch (IOException brokenOff) {
      // Nobody is left to tell; the server would write a stack trace into its log.
      refuse(
          request,
          response,
          new Problem(ProblemKind.INVALID, "The body of the request ends before its length."));
      return;
    } finally {
      own.leave(key);
    }
    chain.doFilter(new ReadRequest(request, body), response);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /** A small body comes in one packet with its headers; then no thread waits for it. */
  private static boolean hasArrived(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length < 0) {
      return false;
    }
    ServletInputStream body = request.getInputStream();
    return body.available() >= length;
  }

  private static Problem tooLarge(int mostBytes) {
    return new Problem(
        ProblemKind.TOO_LARGE, "The body of the request is larger than " + mostBytes + " bytes.");
  }

  /** The connection ends with the answer, because the rest of the body would come first. */
  private static void refuse(HttpServletRequest request, ServletResponse response, Problem problem)
      throws IOException {
    HttpServletResponse http = (HttpServletResponse) response;
    http.setHeader("Connection", "close");
    if (problem.kind() == ProblemKind.UNAVAILABLE) {
      http.setHeader("Retry-After", "1");
    }
    problem.answer(request, http);
  }
}
