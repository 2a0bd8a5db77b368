package io.planewatch.loadgen.recording;

import io.planewatch.loadgen.scenario.Errand;

/**
 * What became of a request of the timetable.
 *
 * @param result its status, or why it has none
 */
public record ErrandResult(Errand errand, String result, boolean good) {}
