/** JSON documents, read and written by JSON-P. */
package io.planewatch.controlplane.json;
