package io.planewatch.controlplane.problems;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Holds every JSON body to what all resource methods take, an object. The readers are lenient: of
 * an array they take the first element, or hand it over where an object belongs, and the call fails
 * as if the fault were ours.
 */
@Provider
public class BodyShape implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (!isJson(context.getMediaType())) {
      return context.proceed();
    }
    PushbackInputStream body = new PushbackInputStream(context.getInputStream());
    requireObject(body);
    context.setInputStream(body);
    try {
      return context.proceed();
    } catch (WebApplicationException known) {
      throw known;
    } catch (RuntimeException unreadable) {
      throw ProblemException.invalid(UnreadableJson.sentence(unreadable));
    } catch (StackOverflowError endless) {
      throw ProblemException.invalid("The body is nested too deeply.");
    }
  }

  private static boolean isJson(MediaType type) {
    return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
  }

  /** An empty body is left to the resource method, which knows what is missing. */
  private static void requireObject(PushbackInputStream body) throws IOException {
    int first = firstThatIsNotBlank(body);
    if (first >= 0) {
      body.unread(first);
      if (first != '{') {
        throw ProblemException.invalid("The body must be a JSON object, in braces.");
      }
    }
  }

  private static int firstThatIsNotBlank(InputStream body) throws IOException {
    int next = body.read();
    while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
      next = body.read();
    }
    return next;
  }
}
