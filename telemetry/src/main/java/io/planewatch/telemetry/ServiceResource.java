package io.planewatch.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Adds what a resource should say of a service and the environment did not. */
final class ServiceResource {
  static final AttributeKey<String> INSTANCE_ID = AttributeKey.stringKey("service.instance.id");
  static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");

  private ServiceResource() {}

  static Resource complete(Resource resource, Optional<String> version) {
    AttributesBuilder missing = Attributes.builder();
    if (resource.getAttribute(INSTANCE_ID) == null) {
      missing.put(INSTANCE_ID, instance(resource));
    }
    if (resource.getAttribute(VERSION) == null) {
      version.ifPresent(text -> missing.put(VERSION, text));
    }
    return resource.merge(Resource.create(missing.build()));
  }

  /**
   * Of the host and what the environment says of the service, so that a restart goes on with the
   * same series instead of adding new ones. Where several replicas share a host and an environment,
   * service.instance.id has to be given.
   */
  private static String instance(Resource resource) {
    String described = host() + sorted(resource);
    return UUID.nameUUIDFromBytes(described.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Map<String, Object> sorted(Resource resource) {
    Map<String, Object> sorted = new TreeMap<>();
    resource.getAttributes().forEach((key, value) -> sorted.put(key.getKey(), value));
    return sorted;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "";
    }
  }
}
