/** Files that other programs read while they are written. */
package io.planewatch.controlplane.files;
