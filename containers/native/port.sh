# shellcheck shell=bash
# Finds the process that listens on a port, by reading /proc, so that no tool must be installed.

listening_inodes() { # port
  local hex
  printf -v hex ':%04X' "$1"
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }'
}

owner_of_port() { # port → "name (pid n)", or nothing when the port is free
  local inode fd pid
  for inode in $(listening_inodes "$1"); do
    for fd in /proc/[0-9]*/fd/*; do
      if [[ $(readlink "$fd" 2>/dev/null) == "socket:[$inode]" ]]; then
        pid=${fd#/proc/}
        pid=${pid%%/*}
        echo "$(tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-60 | sed 's/ *$//') (pid $pid)"
        return
      fi
    done
    echo "a process of another user"
    return
  done
}

require_free_ports() { # names…
  local name port owner taken=0
  for name in "$@"; do
    for port in $(ports_of "$name"); do
      owner=$(owner_of_port "$port")
      [[ $owner ]] || continue
      warn "Port $port, which $name needs, is in use by $owner. Stop that process, or set PLANEWATCH_PORT_SHIFT to move all ports."
      taken=1
    done
  done
  [[ $taken == 0 ]] || exit 1
}
