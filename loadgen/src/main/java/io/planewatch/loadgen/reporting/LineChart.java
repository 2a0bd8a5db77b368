package io.planewatch.loadgen.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A line chart as SVG: straight lines between points, gaps where there is nothing, from zero up.
 */
final class LineChart {

  private static final int WIDTH = 420;
  private static final int HEIGHT = 180;
  private static final int LEFT = 64;
  private static final int RIGHT = 24;
  private static final int TOP = 12;
  private static final int BOTTOM = 24;
  private static final int RULES = 4;

  private final String title;
  private final DoubleFunction<String> unit;
  private final List<Line> lines = new ArrayList<>();

  private record Line(String name, List<double[]> points, boolean dashed) {}

  LineChart(String title, DoubleFunction<String> unit) {
    this.title = title;
    this.unit = unit;
  }

  /** Adds a line through points of seconds and value. */
  LineChart line(String name, List<double[]> points) {
    lines.add(new Line(name, points, false));
    return this;
  }

  LineChart plan(String name, List<double[]> points) {
    lines.add(new Line(name, points, true));
    return this;
  }

  String svg() {
    double seconds = Math.max(1e-9, most(0));
    double most = most(1);
    double top = most > 0 ? roundUp(most) : 1;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(Html.escape(title), WIDTH, HEIGHT, Html.escape(title)));
    for (int i = 0; i <= RULES; i++) {
      double y = y(top * i / RULES, top);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT,
              WIDTH - RIGHT,
              y,
              y,
              LEFT - 8,
              y + 4,
              unit.apply(top * i / RULES)));
    }
    for (int i = 0; i <= RULES; i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
              x(seconds * i / RULES, seconds),
              HEIGHT - 6,
              Figures.seconds(seconds * i / RULES)));
    }
    for (int i = 0; i < lines.size(); i++) {
      svg.append(path(lines.get(i), i, seconds, top));
    }
    return svg.append("</svg>").append(legend()).append("</figure>").toString();
  }

  private String legend() {
    StringBuilder html = new StringBuilder("<p class=\"legend\">");
    for (int i = 0; i < lines.size(); i++) {
      html.append(
          "<span class=\"c%d\">%s</span> "
              .formatted(
                  i, Html.escape((lines.get(i).dashed() ? "┄ " : "─ ") + lines.get(i).name())));
    }
    return html.append("</p>").toString();
  }

  private static String path(Line line, int index, double seconds, double top) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (double[] point : line.points()) {
      if (Double.isNaN(point[1])) {
        drawing = false;
        continue;
      }
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              drawing ? "L" : "M",
              x(point[0], seconds),
              y(point[1], top)));
      drawing = true;
    }
    return "<path class=\"s%d%s\" d=\"%s\"/>".formatted(index, line.dashed() ? " plan" : "", path);
  }

  private double most(int coordinate) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(point -> point[coordinate])
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }

  private static double x(double seconds, double all) {
    return LEFT + (WIDTH - LEFT - RIGHT) * seconds / all;
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
  }

  /** The next of 1, 2, 4, 8 times a power of ten, so that quarters are plain numbers. */
  private static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : new double[] {1, 2, 4, 8}) {
      if (value <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
