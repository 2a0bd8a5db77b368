/**
 * Request bodies, bounded in bytes and in time before anything parses them. A body that has not
 * arrived with its headers is read in a place of its caller, so that slow bodies take no thread
 * from others.
 */
package io.planewatch.controlplane.bodies;
