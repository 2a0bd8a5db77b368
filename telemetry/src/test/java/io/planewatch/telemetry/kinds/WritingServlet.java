package io.planewatch.telemetry.kinds;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** No Jakarta REST: writes characters, or dispatches an asynchronous request to itself. */
@WebServlet(urlPatterns = "/written", asyncSupported = true)
public class WritingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean dispatched = request.getDispatcherType() == DispatcherType.ASYNC;
    if (request.getParameter("async") != null && !dispatched) {
      AsyncContext async = request.startAsync();
      async.dispatch();
      return;
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print("Grüße");
  }
}
