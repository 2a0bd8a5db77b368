/**
 * Bodies of requests and answers. Request bodies are bounded in bytes and in time before anything
 * parses them. A body that has not arrived with its headers is read in a place of its caller, and
 * an answer is sent to a slow reader in a place of that reader, so that slow clients take no thread
 * from others.
 */
package io.planewatch.controlplane.bodies;
