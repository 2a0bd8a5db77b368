/** YAML that people send. */
package io.planewatch.controlplane.yaml;
