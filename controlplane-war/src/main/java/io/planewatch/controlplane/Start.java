package io.planewatch.controlplane;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.jobs.PeriodicJobs;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.startup.LoadState;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.startup.RequestFilter;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.EnumSet;

/**
 * Starts the control plane in the one order that works, and logs in one sentence why it can't
 * start. Each feature registers its own settings, filters and periodic jobs, so this class knows
 * none of them.
 */
public class Start implements ServletContextListener {
  private static final Logger LOGGER = System.getLogger(Start.class.getName());

  @Inject private Event<ReadSettings> settings;
  @Inject private Event<LoadState> state;
  @Inject private Instance<RequestFilter> filters;
  @Inject private Instance<PeriodicJob> jobs;
  @Inject private Instance<PeriodicJobs> running;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      settings.fire(new ReadSettings());
      state.fire(new LoadState());
      addFilters(event.getServletContext());
      running.get().start(jobs);
    } catch (InvalidSetting e) {
      LOGGER.log(Level.ERROR, "Planewatch can't start: " + e.getMessage());
      throw e;
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    running.get().close();
  }

  private void addFilters(ServletContext context) {
    filters.stream()
        .sorted(Comparator.comparingInt(RequestFilter::order))
        .forEach(filter -> add(context, filter));
  }

  private static void add(ServletContext context, RequestFilter filter) {
    FilterRegistration.Dynamic registration = context.addFilter(filter.name(), filter.filter());
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }
}
