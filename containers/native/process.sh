# shellcheck shell=bash
# One process: started detached, remembered by pid and start time (a pid alone may by now be someone else's), stopped with patience.

# Sets the array `stat` to what the kernel tells of a process behind its name: field 3 of the line, the state, is number 0.
read_stat() { # pid
  local line
  # Not `$(<…)`: where the file is missing, bash ends the script although the failure is handled.
  read -r line 2>/dev/null <"/proc/$1/stat" || return 1
  read -r -a stat <<<"${line##*) }"
}

started_at() { # pid → the kernel's start time of that process
  local stat
  # field 22; a zombie is no running process
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

# Whether a killed process is still being taken apart. Until the kernel has freed its memory it looks alive and keeps its ports.
ending() { # pid
  local stat tasks
  read_stat "$1" || return 1
  tasks=("/proc/$1/task/"*)
  # The first thread may be a zombie before the others are gone; field 9 of the line holds PF_EXITING; SIGKILL is the ninth bit of what is pending.
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
    # The lock and the terminal stay with this script: a detached process that held them would outlive it.
    # Appended to, so that the rotation can empty the file while the process has it open.
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
    running "$name" || die "$name ended while it was starting. Its last words: $(last_words "$name") Read all of it with './planewatch logs $name'."
    # Payara goes on without an application that refused its configuration.
    refusal=$(grep -o -m 1 "Planewatch can't start: .*" "$logs/$name.log" 2>/dev/null) && die "$name: $refusal"
    require_boot_commands "$name"
    ((SECONDS < deadline)) || die "$name did not become healthy within $start_timeout_s s; read './planewatch logs $name', or allow more by PLANEWATCH_START_TIMEOUT_S."
    sleep 0.3
  done
  require_boot_commands "$name"
}

# Payara goes on without a setting that it refused, so it would serve without what the setting protects.
require_boot_commands() { # name
  local refused
  ! refused=$(grep -o -m 1 'Boot Command [a-z-]* failed.*' "$logs/$1.log" 2>/dev/null) ||
    die "$1: Payara refused a command of $run/$1/preboot: ${refused#*failed } Correct the command in containers/native/payara.preboot."
}

last_words() { grep -v '^[[:space:]]*\(at \|$\)' "$logs/$1.log" 2>/dev/null | tail -n 2 | cut -c1-300 | tr '\n' ' '; }

stop_all() { # names…; all are asked at once, so the slowest one decides how long it takes
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
