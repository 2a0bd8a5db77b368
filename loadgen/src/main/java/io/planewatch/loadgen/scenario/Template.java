package io.planewatch.loadgen.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places for values, {@code ${name}}, taken apart once and filled for each request. */
public final class Template {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

  private final List<String> literals = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();

  private Template(String text) {
    Matcher matcher = VARIABLE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      literals.add(text.substring(from, matcher.start()));
      variables.add(matcher.group(1));
      from = matcher.end();
    }
    literals.add(text.substring(from));
  }

  public static Template of(String text) {
    return new Template(text);
  }

  public List<String> variables() {
    return List.copyOf(variables);
  }

  public boolean constant() {
    return variables.isEmpty();
  }

  public String fill(UnaryOperator<String> values) {
    if (constant()) {
      return literals.get(0);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < variables.size(); i++) {
      text.append(literals.get(i)).append(values.apply(variables.get(i)));
    }
    return text.append(literals.get(variables.size())).toString();
  }
}
