/**
 * The database: one data source (an H2 file, or PostgreSQL by configuration), its schema,
 * transactions, and the in-memory snapshots that answer the hot paths. A change counts up its
 * topic's revision in its own transaction; that is how this replica and the others know.
 */
package io.planewatch.controlplane.state;
