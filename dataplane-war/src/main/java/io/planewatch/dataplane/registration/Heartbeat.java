package io.planewatch.dataplane.registration;

public record Heartbeat(String version) {}
