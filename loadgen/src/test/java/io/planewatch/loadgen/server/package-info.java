/** A small real server for tests. */
package io.planewatch.loadgen.server;
