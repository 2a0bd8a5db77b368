package io.planewatch.loadgen.server;

/** What arrived, and when by {@link System#nanoTime}. */
public record Request(String method, String uri, String body, long arrivedNs) {}
