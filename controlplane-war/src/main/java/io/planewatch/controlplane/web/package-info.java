/**
 * The single-page application's files with their cache and security headers, and the branding that
 * it asks for.
 */
package io.planewatch.controlplane.web;
