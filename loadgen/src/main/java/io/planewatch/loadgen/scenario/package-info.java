/**
 * The definition of a run: targets with their rates, the mix of requests, injected errors,
 * thresholds. Everything is checked when it is built, so a run never stops on a bad setting.
 */
package io.planewatch.loadgen.scenario;
