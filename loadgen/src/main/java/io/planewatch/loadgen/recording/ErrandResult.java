package io.planewatch.loadgen.recording;

import io.planewatch.loadgen.scenario.Errand;

/**
 * The result of a scheduled request.
 *
 * @param result its status, or why it has none
 */
public record ErrandResult(Errand errand, String result, boolean good) {}
