package io.planewatch.controlplane.planes;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;

/** Keeps labels in one column, as JSON. */
@Converter
public class LabelsText implements AttributeConverter<Map<String, String>, String> {
  @Override
  public String convertToDatabaseColumn(Map<String, String> labels) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    new TreeMap<>(labels).forEach(json::add);
    return json.build().toString();
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String column) {
    if (column == null || column.equals("{}")) {
      return Map.of();
    }
    JsonObject json = JSON.createReader(new StringReader(column)).readObject();
    Map<String, String> labels = new TreeMap<>();
    json.keySet().forEach(name -> labels.put(name, json.getString(name)));
    return Map.copyOf(labels);
  }
}
