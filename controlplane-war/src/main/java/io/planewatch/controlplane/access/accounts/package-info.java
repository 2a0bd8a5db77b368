/**
 * Accounts of people, with their roles and grants. An account that does not sign in at an identity
 * provider has a password.
 */
package io.planewatch.controlplane.access.accounts;
