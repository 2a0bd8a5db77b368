# shellcheck shell=bash disable=SC2154 # settings.sh holds what is read here
# The process that bounds the logs of all others: a log that has grown beyond its size becomes NAME.log.1, in place of the one before.

require_log_bytes() {
  [[ $log_bytes =~ ^[1-9][0-9]{3,11}$ ]] || die "PLANEWATCH_LOG_BYTES must be a number of bytes from 1000 up; got '$log_bytes'."
}

rotate() { # file
  [[ $(stat -c %s "$1" 2>/dev/null || echo 0) -gt $log_bytes ]] || return 0
  # Emptied, not replaced, because its process writes on into the open file; a line that arrives between the two is lost.
  # Without room for the copy the log is emptied all the same: a log that keeps growing fills the disk for good.
  cp "$1" "$1.1" 2>/dev/null || rm -f "$1.1" 2>/dev/null || true
  [[ ! -f $1 ]] || : >"$1" || true
}

run_rotation() {
  local log wake
  # `read` on a pipe that nobody writes to waits without a process of its own, as `sleep` would be.
  exec {wake}<> <(:)
  while true; do
    for log in "$logs"/*.log; do rotate "$log"; done
    read -r -t 5 -u "$wake" _ || true
  done
}
