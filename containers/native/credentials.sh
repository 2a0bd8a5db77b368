# shellcheck shell=bash
# Credentials of the engines. The control plane generates them in a folder that the engines and their clients read.

engine_credentials=$secrets/engines

# The file contains yes or no. An empty file, which an earlier version wrote, means yes.
engines_ask() { [[ -f $state/engine-credentials && $(<"$state/engine-credentials") != no ]]; }

# A new state folder gets the value of the setting. Engines that an earlier version started without credentials continue without credentials.
decide_engine_credentials() {
  local name
  [[ $engine_credentials_at_first =~ ^(yes|no)$ ]] || die "PLANEWATCH_ENGINE_CREDENTIALS must be yes or no; got '$engine_credentials_at_first'."
  [[ ! -f $state/engine-credentials ]] || return 0
  for name in $(names); do
    if is_engine "$name" && running "$name"; then echo no >"$state/engine-credentials"; return; fi
  done
  echo "$engine_credentials_at_first" >"$state/engine-credentials"
}

is_engine() { [[ $1 =~ ^(prometheus|alertmanager|thanos-) ]]; }

# The option for the file of allowed users, which has another name in Thanos.
web_config() { # --web.config.file or --http.config
  echo "$1=$engine_credentials/web.yml"
}

# The engines and their clients read only at their start whether there are credentials, so a change restarts them.
switch_engine_credentials() { # yes or no
  local name affected=() before=no
  ! engines_ask || before=yes
  [[ $before != "$1" ]] || return 0
  for name in $(names); do
    if is_engine "$name" || [[ $name == controlplane || $name == gateway ]]; then affected+=("$name"); fi
  done
  stop_for "the change of the engines' credentials" "${affected[@]}"
  echo "$1" >"$state/engine-credentials"
}

# Sends a request to an engine with its credentials and prints the answer.
cmd_engine() {
  local name=${1:-} path=${2:-/} authorization
  [[ $# -le 2 && $name ]] && is_engine "$name" && running "$name" ||
    die "'./planewatch engine' needs the name of a running engine, and a path. Example: ./planewatch engine prometheus '/api/v1/query?query=up'"
  authorization=$(engine_authorization)
  body_timeout_s=120 request GET "$(port_of "$name")" "$path" || { warn ""; die "$name answered with status ${http_status:-none}."; }
}

# The value of the Authorization header for an engine.
engine_authorization() {
  engines_ask && [[ -r $engine_credentials/password ]] || return 0
  printf 'Basic %s' "$(printf %s:%s "$(<"$engine_credentials/username")" "$(<"$engine_credentials/password")" | base64 -w 0)"
}
