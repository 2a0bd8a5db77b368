/**
 * Scenarios written in YAML. What is wrong with one is said with the line and the key, before the
 * first request is sent.
 */
package io.planewatch.loadgen.scenario.file;
