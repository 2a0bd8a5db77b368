/** The load generator: an open-model HTTP client with honest times, as one runnable jar. */
package io.planewatch.loadgen;
