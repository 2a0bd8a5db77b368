/**
 * Scenarios written in YAML. An error in a file is reported with its line and key, before the first
 * request is sent.
 */
package io.planewatch.loadgen.scenario.file;
