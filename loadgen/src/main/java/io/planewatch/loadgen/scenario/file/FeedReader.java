package io.planewatch.loadgen.scenario.file;

import io.planewatch.loadgen.scenario.Feeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads data feeds: lists in the scenario itself, or a column of a CSV file beside it. */
final class FeedReader {

  private final Path folder;

  FeedReader(Path folder) {
    this.folder = folder;
  }

  Feeds read(Entry feeds) {
    Feeds all = Feeds.shop();
    for (Map.Entry<String, Entry> feed : feeds.map().entrySet()) {
      Entry entry = feed.getValue();
      all = all.and(feed.getKey(), entry.checked(() -> feed(entry)));
    }
    return all;
  }

  private Feeds.Feed feed(Entry entry) {
    if (entry.isList()) {
      return new Feeds.Feed(texts(entry), true);
    }
    Map<String, Entry> keys = entry.map("values", "file", "column", "order");
    boolean random = Optional.ofNullable(keys.get("order")).map(FeedReader::random).orElse(true);
    if (keys.containsKey("values") == keys.containsKey("file")) {
      throw entry.wrong("a feed has either values or a file");
    }
    List<String> values =
        keys.containsKey("values")
            ? texts(keys.get("values"))
            : column(keys.get("file"), entry.wanted(keys, "column"));
    return new Feeds.Feed(values, random);
  }

  private static boolean random(Entry order) {
    return switch (order.text()) {
      case "random" -> true;
      case "in-turn" -> false;
      default -> throw order.wrong("an order is random or in-turn");
    };
  }

  private static List<String> texts(Entry list) {
    return list.list().stream().map(Entry::text).toList();
  }

  private List<String> column(Entry file, Entry column) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(file.text()));
      int index = lines.isEmpty() ? -1 : Arrays.asList(cells(lines.get(0))).indexOf(column.text());
      if (index < 0) {
        throw column.wrong("the file's first line has no such column");
      }
      List<String> values = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = cells(line);
        if (!line.isBlank() && cells.length <= index) {
          throw column.wrong("the line \"" + line + "\" has no such column");
        }
        if (!line.isBlank()) {
          values.add(cells[index]);
        }
      }
      return values;
    } catch (IOException e) {
      throw file.wrong("the file can't be read: " + e.getMessage());
    }
  }

  /** Plain CSV: a quoted cell may hold commas and doubled quotes, not line breaks. */
  private static String[] cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells.toArray(String[]::new);
  }
}
