# shellcheck shell=bash
# Messages for people. Errors go to standard error.

say() { printf '%s\n' "$*"; }

warn() { printf '%s\n' "$*" >&2; }

die() {
  warn "$*"
  exit 1
}

no_arguments() { # command, its arguments
  [[ $# -eq 1 ]] || die "'./planewatch $1' takes no arguments; got '${*:2}'."
}
