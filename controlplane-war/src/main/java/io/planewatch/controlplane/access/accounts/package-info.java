/**
 * Accounts of people: who they are, with which role and grants, and the passwords of those that
 * sign in here and not at an identity provider.
 */
package io.planewatch.controlplane.access.accounts;
