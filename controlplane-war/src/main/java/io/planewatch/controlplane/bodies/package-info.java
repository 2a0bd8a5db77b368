/**
 * Bodies of requests and answers. Request bodies are bounded in bytes and in time before anything
 * parses them. A body that has not arrived with its headers is read in a place of its caller. An
 * answer to a slow reader is sent in a place of that reader. Slow clients therefore take no threads
 * from others.
 */
package io.planewatch.controlplane.bodies;
