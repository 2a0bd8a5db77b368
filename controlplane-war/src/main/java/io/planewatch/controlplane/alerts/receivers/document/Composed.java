package io.planewatch.controlplane.alerts.receivers.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Alertmanager's whole configuration, made of the base and the administrators' document.
 *
 * @param origin for each line the one of the administrators' text, or 0
 */
public record Composed(String text, List<Integer> origin) {
  /** Where the base wants the lists. */
  private static final Pattern MARK = Pattern.compile("( *)# planewatch: (routes|receivers)\\s*");

  private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,9})");

  /** Puts the document's lists at the marks of the base. */
  public static Composed of(String base, ReceiversDocument document) {
    List<String> whole = new ArrayList<>();
    List<Integer> origin = new ArrayList<>();
    for (String line : base.split("\n", -1)) {
      whole.add(line);
      origin.add(0);
      Matcher mark = MARK.matcher(line);
      if (mark.matches()) {
        Value.Items own = mark.group(2).equals("routes") ? document.routes() : document.receivers();
        for (YamlLines.Line added : YamlLines.of(own, mark.group(1).length())) {
          whole.add(added.text());
          origin.add(added.origin());
        }
      }
    }
    return new Composed(String.join("\n", whole), List.copyOf(origin));
  }

  /** Alertmanager's reason with its line numbers as those of the administrators' text. */
  public String inOwnLines(String reason) {
    return LINE.matcher(reason)
        .replaceAll(
            found -> {
              int number = Integer.parseInt(found.group(1)) - 1;
              int own = number >= 0 && number < origin.size() ? origin.get(number) : 0;
              return own == 0 ? "the base configuration" : "line " + own;
            });
  }
}
