package io.planewatch.controlplane.startup;

/**
 * Fired first. A feature observes it with its configuration records as further parameters: CDI
 * makes them, and a setting that can't be used stops the start by {@code InvalidSetting}, with its
 * key and the reason.
 *
 * <pre>{@code
 * void readSettings(@Observes ReadSettings event, AccessConfig config) {}
 * }</pre>
 */
public record ReadSettings() {}
