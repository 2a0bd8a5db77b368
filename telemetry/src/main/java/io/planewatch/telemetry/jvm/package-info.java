/** The Java virtual machine by OpenTelemetry's conventions. */
package io.planewatch.telemetry.jvm;
