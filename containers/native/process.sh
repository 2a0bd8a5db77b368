# shellcheck shell=bash
# One process: it is started detached and identified by its PID and start time, because the system may reuse a PID.

# Sets the array `stat` to the fields of /proc/PID/stat after the process name. Its element 0 is field 3, the state.
read_stat() { # pid
  local line
  # Not `$(<…)`: where the file is missing, bash ends the script although the failure is handled.
  read -r line 2>/dev/null <"/proc/$1/stat" || return 1
  read -r -a stat <<<"${line##*) }"
}

started_at() { # pid → the kernel's start time of that process
  local stat
  # field 22; a zombie does not count as running
  read_stat "$1" && [[ ${stat[0]} != Z ]] || return 1
  echo "${stat[19]}"
}

pid_of() { # name → pid if it runs
  local pid since
  [[ -f $run/$1.pid ]] || return 1
  read -r pid since <"$run/$1.pid" || return 1
  [[ $(started_at "$pid") == "$since" ]] && echo "$pid"
}

running() { pid_of "$1" >/dev/null; }

# Whether the kernel is still ending a killed process. Until its memory is freed, the process seems to run and keeps its ports.
ending() { # pid
  local stat tasks
  read_stat "$1" || return 1
  tasks=("/proc/$1/task/"*)
  # The first thread may be a zombie while others still exist. Field 9 contains PF_EXITING. SIGKILL is the ninth bit of the pending signals.
  if [[ ${stat[0]} == Z ]]; then ((${#tasks[@]} > 1))
  else ((stat[6] & 4)) || grep -qs '^S[ih][gd]Pnd:.*[13579bdf]..$' "/proc/$1/status"; fi
}

await_killed() { # names…
  local name pid deadline=$((SECONDS + stop_timeout_s))
  for name in "$@"; do
    read -r pid _ 2>/dev/null <"$run/$name.pid" || continue
    while ending "$pid" && ((SECONDS < deadline)); do sleep 0.1; done
  done
}

start() { # name
  local name=$1 log=$logs/$1.log pid
  [[ ! -f $log ]] || mv "$log" "$log.1"
  rm -f "$run/$name.pid"
  (
    # The process must not inherit the lock and the terminal, because it outlives this script.
    # The log is opened for appending, so that the rotation can empty it while the process writes to it.
    exec 9>&- </dev/null >>"$log" 2>&1
    # shellcheck disable=SC2016 # the inner shell expands them
    exec setsid bash -c 'echo "$$ $(cut -d" " -f22 "/proc/$$/stat")" >"$1.tmp"; mv "$1.tmp" "$1"; shift; exec "$@"' \
      start "$run/$name.pid" "$native/exec" "$name"
  ) &
  pid=$!
  disown "$pid"
  await_remembered "$name" "$pid"
}

await_remembered() { # name, pid
  local deadline=$((SECONDS + stop_timeout_s))
  until [[ -f $run/$1.pid ]] || ! kill -0 "$2" 2>/dev/null || ((SECONDS >= deadline)); do sleep 0.05; done
}

await_healthy() { # name
  local name=$1 refusal deadline=$((SECONDS + start_timeout_s))
  until healthy "$name"; do
    running "$name" || die "$name stopped during its start. The last lines of its log: $(last_lines "$name") './planewatch logs $name' shows the complete log."
    # Payara continues to run without an application that refused its configuration.
    refusal=$(grep -o -m 1 "Planewatch can't start: .*" "$logs/$name.log" 2>/dev/null) && die "$name: $refusal"
    require_boot_commands "$name"
    ((SECONDS < deadline)) || die "$name was not healthy within $start_timeout_s s. See './planewatch logs $name', or set a longer time with PLANEWATCH_START_TIMEOUT_S."
    sleep 0.3
  done
  require_boot_commands "$name"
}

# Payara continues without a setting that it refused, so it would serve without the protection of that setting.
require_boot_commands() { # name
  local refused
  ! refused=$(grep -o -m 1 'Boot Command [a-z-]* failed.*' "$logs/$1.log" 2>/dev/null) ||
    die "$1: Payara refused a command of $run/$1/preboot: ${refused#*failed } Correct the command in containers/native/payara.preboot."
}

last_lines() { grep -v '^[[:space:]]*\(at \|$\)' "$logs/$1.log" 2>/dev/null | tail -n 2 | cut -c1-300 | tr '\n' ' '; }

stop_all() { # names…; all of them get the signal at once and stop in parallel
  local name pid deadline=$((SECONDS + stop_timeout_s)) left=()
  for name in "$@"; do
    pid=$(pid_of "$name") && { left+=("$name"); kill -TERM "$pid" 2>/dev/null || true; }
  done
  for name in "${left[@]}"; do
    while running "$name" && ((SECONDS < deadline)); do sleep 0.1; done
    pid=$(pid_of "$name") && { warn "$name did not stop within $stop_timeout_s s and was killed."; kill -KILL "$pid" 2>/dev/null || true; }
  done
  await_killed "$@"
  for name in "$@"; do rm -f "$run/$name.pid"; done
}
