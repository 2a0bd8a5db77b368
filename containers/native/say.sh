# shellcheck shell=bash
# What a person reads: plain sentences; the reason of a failure on standard error.

say() { printf '%s\n' "$*"; }

warn() { printf '%s\n' "$*" >&2; }

die() {
  warn "$*"
  exit 1
}

no_arguments() { # command, its arguments
  [[ $# -eq 1 ]] || die "'./planewatch $1' takes no arguments, but was given '${*:2}'."
}
