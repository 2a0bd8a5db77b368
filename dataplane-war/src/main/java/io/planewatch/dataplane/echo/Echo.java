package io.planewatch.dataplane.echo;

import jakarta.json.bind.annotation.JsonbProperty;

public record Echo(int status, @JsonbProperty("delay_ms") long delayMillis) {}
