package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServletReplyTest {
  private final List<String> calls = new ArrayList<>();

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private final HttpServletRequest request =
      fake(
          HttpServletRequest.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "getRemoteAddr" -> "127.0.0.1";
                case "getRemotePort", "getLocalPort" -> 1;
                case "getHeaders" -> Collections.emptyEnumeration();
                default -> null;
              });

  private final HttpServletResponse response =
      fake(
          HttpServletResponse.class,
          (proxy, method, arguments) -> {
            calls.add(method.getName() + List.of(arguments == null ? new Object[0] : arguments));
            if (method.getName().equals("getOutputStream")) {
              throw new IOException("the client left");
            }
            return null;
          });

  @Test
  void varyIsAddedToWhatOtherFiltersHaveSet() {
    new ServletReply(request, response, new Facade.CountedResults())
        .send(Outcome.of(200, new byte[Compression.LEAST_BYTES]));

    assertThat(calls).contains("addHeader[Vary, Accept-Encoding]");
    assertThat(calls).noneMatch(call -> call.startsWith("setHeader[Vary"));
  }
}
