/**
 * Files for engines without a shared folder. A reader beside each engine fetches the files, and
 * reports its version and the refusals of the engine.
 */
package io.planewatch.controlplane.delivery;
