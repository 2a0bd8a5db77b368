package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.scenario.Scenario;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * An interval log of response times in HdrHistogram's own format, a tag a target and endpoint, for
 * the tools that read it. Values are nanoseconds.
 */
public final class HdrLog implements Listener {

  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  private final Scenario scenario;
  private final HistogramLogWriter writer;

  public HdrLog(Scenario scenario, Path file) throws IOException {
    this.scenario = scenario;
    try {
      writer = new HistogramLogWriter(file.toFile());
    } catch (FileNotFoundException e) {
      throw new IOException(file + " can't be written: " + e.getMessage(), e);
    }
    long now = System.currentTimeMillis();
    writer.outputComment("[response times of " + scenario.name() + ", nanoseconds]");
    writer.outputLogFormatVersion();
    writer.outputStartTime(now);
    writer.setBaseTime(now);
    writer.outputLegend();
  }

  @Override
  public void interval(double fromSeconds, double toSeconds, Tally interval, Tally totals) {
    for (int i = 0; i < scenario.targets().size(); i++) {
      for (int j = 0; j < interval.target(i).endpoints().size(); j++) {
        AbstractHistogram response = interval.target(i).endpoints().get(j).response();
        if (response.getTotalCount() > 0) {
          response.setTag(
              scenario.targets().get(i).name()
                  + "/"
                  + scenario
                      .targets()
                      .get(i)
                      .mix()
                      .endpoints()
                      .get(j)
                      .name()
                      .replaceAll("[\\s,]+", "_"));
          writer.outputIntervalHistogram(
              fromSeconds, toSeconds, (EncodableHistogram) response, NANOSECONDS_A_MILLISECOND);
        }
      }
    }
  }
}
