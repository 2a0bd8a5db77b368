# shellcheck shell=bash disable=SC2154 # settings.sh holds what is read here
# The process that limits the logs of all other processes: the content of a log that is too large moves to NAME.log.1.

require_log_bytes() {
  [[ $log_bytes =~ ^[1-9][0-9]{3,11}$ ]] || die "PLANEWATCH_LOG_BYTES must be a number of bytes, at least 1000; got '$log_bytes'."
}

rotate() { # file
  [[ $(stat -c %s "$1" 2>/dev/null || echo 0) -gt $log_bytes ]] || return 0
  # The log is emptied, not replaced, because its process keeps the file open. A line that is written between the copy and the emptying is lost.
  # If the copy fails, the log is emptied too, because it would otherwise fill the disk.
  cp "$1" "$1.1" 2>/dev/null || rm -f "$1.1" 2>/dev/null || true
  [[ ! -f $1 ]] || : >"$1" || true
}

run_rotation() {
  local log wake
  # `read` on an unused pipe waits without an extra process, unlike `sleep`.
  exec {wake}<> <(:)
  while true; do
    for log in "$logs"/*.log; do rotate "$log"; done
    read -r -t 5 -u "$wake" _ || true
  done
}
