package io.planewatch.controlplane.access;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps a set of names in one column; a name never holds a comma, which {@link GrantsRequest} sees
 * to.
 */
@Converter
public class GrantsText implements AttributeConverter<Set<String>, String> {
  @Override
  public String convertToDatabaseColumn(Set<String> names) {
    return String.join(",", new TreeSet<>(names));
  }

  @Override
  public Set<String> convertToEntityAttribute(String column) {
    return column == null || column.isEmpty()
        ? Set.of()
        : java.util.Arrays.stream(column.split(",", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
