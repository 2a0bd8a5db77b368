package io.planewatch.controlplane.annotations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every source's annotations, as one list. */
final class Annotations {
  /** Bounds the memory that a page takes; an annotation's record may be large. */
  static final int MOST_CHARACTERS = 2_000_000;

  private final List<AnnotationSource> sources;
  private final PostedAnnotations posted;

  Annotations(List<AnnotationSource> sources, PostedAnnotations posted) {
    this.sources = List.copyOf(sources);
    this.posted = posted;
  }

  /**
   * @param next where the next page begins; empty on the last one
   */
  record Page(List<Annotation> annotations, Optional<Cursor> next) {}

  /** Newest first, from the cursor on. */
  Page page(AnnotationQuery query, Cursor cursor) {
    AnnotationQuery wanted = query.atMost(query.most() + cursor.skipped() + 1);
    List<Annotation> found =
        sources.stream()
            .flatMap(source -> source.within(wanted).stream())
            .sorted(
                Comparator.comparing((Annotation annotation) -> annotation.period().from())
                    .reversed())
            .skip(skipped(cursor, query))
            .limit(query.most() + 1L)
            .toList();
    List<Annotation> page = withRecords(found.subList(0, Math.min(found.size(), query.most())));
    return new Page(
        page,
        page.size() < found.size() && !page.isEmpty()
            ? Optional.of(cursor.behind(page))
            : Optional.empty());
  }

  /** Where the period ends before the cursor, nothing of it stood on a page before. */
  private static int skipped(Cursor cursor, AnnotationQuery query) {
    return cursor.from().isAfter(query.startedBy()) ? 0 : cursor.skipped();
  }

  private List<Annotation> withRecords(List<Annotation> found) {
    List<String> ids = found.stream().map(Annotation::id).toList();
    Map<String, Integer> lengths = posted.recordLengths(ids);
    int characters = 0;
    int count = 0;
    while (count < found.size() && (count == 0 || characters < MOST_CHARACTERS)) {
      characters += lengths.getOrDefault(ids.get(count), 0);
      count++;
    }
    List<String> shown = ids.subList(0, count).stream().filter(lengths::containsKey).toList();
    Map<String, String> records = posted.records(shown);
    List<Annotation> page = new ArrayList<>();
    for (Annotation annotation : found.subList(0, count)) {
      page.add(annotation.with(Optional.ofNullable(records.get(annotation.id()))));
    }
    return page;
  }
}
