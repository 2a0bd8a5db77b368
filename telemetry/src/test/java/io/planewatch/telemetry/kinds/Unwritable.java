package io.planewatch.telemetry.kinds;

/** An entity whose writer fails, at once or after it has sent something. */
public record Unwritable(int bytesBefore) {}
