# shellcheck shell=bash
# The commands that start, stop and show all processes.

started_now=()
engines_build=""

abandon() {
  trap - INT TERM EXIT
  [[ ! $engines_build ]] || kill "$engines_build" 2>/dev/null || true
  if [[ ${#started_now[@]} -gt 0 ]]; then
    warn "Stopping the processes that this command started."
    # The last process may not have written its PID file yet, and could not be stopped without it.
    await_remembered "${started_now[-1]}" "$!"
    stop_all "${started_now[@]}"
  fi
  exit "$1"
}

lock() {
  exec 9>"$state/lock"
  flock -n 9 || die "Another './planewatch' command is running in $state; wait until it ends."
}

missing_names() {
  local name
  for name in $(names); do running "$name" || echo "$name"; done
}

begin() { # name; waits until the processes that it needs are healthy
  local after
  for after in $(waits_for "$1"); do await_healthy "$after"; done
  prepare "$1"
  started_now+=("$1")
  start "$1"
}

# Processes that need no other process start first.
in_starting_order() {
  local name
  for name in "$@"; do [[ $(waits_for "$name") ]] || echo "$name"; done
  for name in "$@"; do [[ ! $(waits_for "$name") ]] || echo "$name"; done
}

cmd_up() {
  local planes="" load=yes thanos=as-it-was replicas=1 missing name begun=$SECONDS
  while [[ $# -gt 0 ]]; do
    case $1 in
      --planes) planes=${2:-}; [[ $planes ]] || die "--planes needs names of data planes, such as --planes prod,dev,qa."; shift 2 ;;
      --no-load) load=no; shift ;;
      --thanos) thanos=yes; shift ;;
      --no-thanos) thanos=no; shift ;;
      --replicas) replicas=${2:-}; thanos=yes; [[ $replicas =~ ^[12]$ ]] || die "--replicas must be 1 or 2; got '$replicas'."; shift 2 ;;
      *) die "Unknown option '$1' of './planewatch up'. Options: --planes a,b, --thanos, --no-thanos, --replicas N, --no-load." ;;
    esac
  done
  require_plane_names "$planes"
  require_log_bytes
  require_tls
  prepare_folders
  [[ ! $planes ]] || require_no_plane_left_out "$planes"
  planes=$(chosen_planes "$planes")
  lock
  remember_planes "$planes"
  if [[ $load == no ]] && ! running load; then touch "$state/no-load"; else rm -f "$state/no-load"; fi
  [[ $thanos == as-it-was ]] || switch_thanos "$thanos" "$replicas"
  end_engines_without_credentials

  case $gateway in
    yes) touch "$state/gateway" ;;
    no) running gateway || rm -f "$state/gateway" ;;
    *) die "PLANEWATCH_GATEWAY must be yes or no; got '$gateway'." ;;
  esac

  ! running gateway || gateway_knows_all_planes || stop_all gateway
  # shellcheck disable=SC2046 # names have no blanks
  await_killed $(names)
  missing=$(missing_names)
  if [[ -z $missing ]]; then
    say "Planewatch is already running; nothing was changed."
    print_urls
    return
  fi
  trap 'abandon 130' INT
  trap 'abandon 143' TERM
  trap 'abandon $?' EXIT
  # shellcheck disable=SC2046 # one word an engine
  require_tools $(engines_needed)
  "$native/runtime" >/dev/null || exit 1
  build_all
  secret operator.token
  secret discovery.token
  secret faults.token
  # A new data plane needs its own scrape job with its token.
  for name in $(prometheus_names); do
    ! running "$name" || prometheus_knows_all_planes "$name" || { prepare_prometheus "$name" && kill -HUP "$(pid_of "$name")"; }
  done
  # shellcheck disable=SC2086 # names have no blanks
  require_free_ports $missing
  say "Starting $(tr '\n' ' ' <<<"$missing")…"
  # shellcheck disable=SC2086
  for name in $(in_starting_order $missing); do begin "$name"; done
  for name in $missing; do await_healthy "$name"; done
  trap - INT TERM EXIT
  say "Planewatch is up after $((SECONDS - begun)) s."
  print_urls
  print_sign_in_link
}

# Maven and npm often leave a core idle, so the engines are built at the same time.
build_all() {
  # shellcheck disable=SC2046 # one word an engine
  (umask 022 && exec "$root/containers/engines/build" $(engines_needed) 9>&- >/dev/null) &
  engines_build=$!
  build_applications
  wait "$engines_build" || exit 1
  engines_build=""
}

engines_needed() {
  echo prometheus alertmanager collector
  with_thanos || return 0
  echo thanos
  ! with_own_bucket || echo versitygw
}

stop_for() { # reason, names; stops the running ones
  local reason=$1 name live=()
  shift
  for name in "$@"; do ! running "$name" || live+=("$name"); done
  [[ ${#live[@]} -eq 0 ]] || { say "Stopping ${live[*]} for $reason."; stop_all "${live[@]}"; }
}

# Prometheus and the control plane read only at their start whether Thanos is enabled, so a change restarts them.
switch_thanos() { # yes or no, number of replicas
  local before=0 wanted=0 name affected=()
  with_thanos && before=$(<"$state/thanos")
  [[ $1 == yes ]] && wanted=$2
  [[ $before != "$wanted" ]] || return 0
  for name in $(names); do
    case $name in controlplane | prometheus* | s3 | thanos-*) affected+=("$name") ;; esac
  done
  stop_for "the change of storage" "${affected[@]}"
  if [[ $wanted == 0 ]]; then rm -f "$state/thanos"; else echo "$wanted" >"$state/thanos"; fi
}

print_urls() {
  local plane
  say ""
  say "  Dashboard    $(url_of controlplane)"
  [[ -z $tls_keystore ]] || say "  with TLS     https://$tls_address:$(ports_of controlplane | cut -d' ' -f2)"
  say "  Prometheus   $(url_of prometheus)"
  say "  Alertmanager $(url_of alertmanager)"
  say "               (user name and password are in $engine_credentials)"
  for plane in $(plane_names); do say "  Data plane   $(url_of "dataplane-$plane")  ($plane)"; done
  say ""
}

# Without arguments, the link is for the operator. Otherwise it is for a guest with this role and these data planes.
sign_in_link() { # [ROLE PLANES_JSON]
  local json path=/api/planewatch/sign-in-links body='{}'
  if [[ ${1:-ADMIN} != ADMIN || ${2:-null} != null ]]; then
    path=/api/planewatch/guest-links
    body="{\"name\":\"$(command_line_name guest)\",\"role\":\"$1\",\"planes\":$2}"
  fi
  json=$(operator_request POST "$path" "$body") || exit 1
  echo "$(url_of controlplane)/sign-in#code=$(json_field code <<<"$json")"
}

print_sign_in_link() {
  local link
  link=$(sign_in_link)
  say "Sign in (once, within 15 minutes): $link"
  say "Inject errors: ./planewatch faults $(plane_names | head -n 1) '[{\"kind\":\"error-rate\",\"route\":\"/api/orders\",\"rate\":0.2}]'"
  say "Show the processes: './planewatch status' and './planewatch logs'. Stop them: './planewatch down'."
}

cmd_down() {
  if [[ ! -d $run ]]; then
    say "Planewatch is not running."
    return
  fi
  lock
  local running_names
  running_names=$(for name in $(names); do running "$name" && echo "$name"; done | tac || true)
  if [[ -z $running_names ]]; then
    say "Planewatch is not running."
    return
  fi
  # shellcheck disable=SC2086
  stop_all $running_names
  say "Planewatch is stopped; its data is kept in $data."
}

cmd_status() {
  local name pid condition dead=0
  [[ -d $run ]] || { say "Planewatch is not running; start it with './planewatch up'."; return 3; }
  printf '%-20s %-10s %8s  %-34s %s\n' NAME STATE PID PORTS URL
  for name in $(names); do
    pid=$(pid_of "$name") || pid=-
    if [[ $pid == - ]]; then
      condition=down
      dead=3
    elif healthy "$name"; then condition=up; else condition=unhealthy; fi
    printf '%-20s %-10s %8s  %-34s %s\n' "$name" "$condition" "$pid" "$(ports_of "$name" | tr ' ' ,)" "$(url_of "$name")"
  done
  return "$dead"
}

cmd_logs() {
  local name=${1:-}
  [[ -d $logs ]] || die "There are no logs yet. Start Planewatch with './planewatch up'."
  if [[ -z $name ]]; then exec tail -n 20 -F "$logs"/*.log; fi
  [[ -f $logs/$name.log ]] || die "There is no log of '$name'. Logs: $(find "$logs" -name '*.log' -printf '%f ' | sed 's/\.log//g')"
  exec tail -n 200 -F "$logs/$name.log"
}

cmd_clean() {
  [[ -f $state/.planewatch ]] || { say "There is nothing to clean in $state."; return; }
  cmd_down
  rm -rf "${state:?}"
  say "Removed $state with all data, logs and secrets."
}

# The audit log shows this name, so that tokens and guests of different people can be distinguished. Other characters are not allowed in a name.
command_line_name() { # cli | guest
  local user
  user=$(id -un 2>/dev/null || id -u)
  echo "$1:${user//[^A-Za-z0-9._-]/_}"
}

cmd_token() {
  local role=ADMIN planes=null link=no json
  while [[ $# -gt 0 ]]; do
    case $1 in
      --link) link=yes; shift ;;
      --role) role=${2:-}; shift; [[ $# -gt 0 ]] && shift ;;
      --planes) planes="[\"${2//,/\",\"}\"]"; shift; [[ $# -gt 0 ]] && shift ;;
      *) die "Unknown option '$1' of './planewatch token'. Options: --role, --planes, --link." ;;
    esac
  done
  [[ ${role^^} =~ ^(ADMIN|EDITOR|VIEWER)$ ]] || die "'$role' is not a role; use admin, editor or viewer."
  role=${role^^}
  if [[ $link == yes ]]; then
    sign_in_link "$role" "$planes"
    return
  fi
  json=$(operator_request POST /api/planewatch/tokens \
    "{\"name\":\"$(command_line_name cli)\",\"role\":\"$role\",\"planes\":$planes,\"validFor\":\"PT12H\"}") || exit 1
  json_field token <<<"$json"
}

# Calls the admin endpoint of the data plane with the token that `up` generated.
cmd_faults() {
  local plane=${1:-} plan=${2:-} method=GET body
  [[ $plane ]] && running "dataplane-$plane" || die "'./planewatch faults' needs the name of a running data plane. Data planes: $(known_planes)."
  [[ -z $plan ]] || method=PUT
  [[ $plan != none ]] || { method=DELETE plan=; }
  body=$(request "$method" "$(dataplane_port "$plane")" /api/admin/faults "$secrets/faults.token" "$plan"; echo " $http_status") || true
  [[ ${body##* } == 2* ]] || die "The data plane refused the request: $(json_field detail <<<"${body% *}")"
  say "${body% *}"
}

# Whether a target has the name of a data plane, on the command line or in a scenario. Only such a run can be marked on charts.
loads_a_plane() { # arguments of the load generator
  local plane argument
  [[ " $* " != *" --annotate "* && " $* " != *" --help "* ]] || return 1
  [[ ${1:-} == demo && " $* " != *" --target"* && " $* " != *" -t "* ]] && return
  for plane in $(plane_names); do
    [[ " ${*//,/ } " =~ [[:space:]=]$plane=http ]] && return
    for argument in "$@"; do [[ -f $argument ]] && grep -qE "^ *$plane:" "$argument" && return; done
  done
  return 1
}

cmd_load() {
  if [[ ! -f $loadgen_jar ]]; then
    require_tools
    prepare_folders
    build_applications
  fi
  # Scenarios whose timetable changes faults need this token.
  [[ ! -s $secrets/faults.token ]] || export FAULTS_TOKEN=${FAULTS_TOKEN:-$(<"$secrets/faults.token")}
  local annotate=()
  if running controlplane && loads_a_plane "$@"; then
    annotate=(--annotate "$(url controlplane)" --token-file "$secrets/operator.token")
  fi
  exec "$("$native/runtime")/bin/java" -Xmx128m -XX:+UseSerialGC -jar "$loadgen_jar" "$@" "${annotate[@]}"
}
