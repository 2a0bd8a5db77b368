# shellcheck shell=bash
# Credentials of the engines. The control plane generates them in a folder that the engines and their clients read.

engine_credentials=$secrets/engines

is_engine() { [[ $1 =~ ^(prometheus|alertmanager|thanos-) ]]; }

# The option for the file of allowed users, which has another name in Thanos.
web_config() { # --web.config.file or --http.config
  echo "$1=$engine_credentials/web.yml"
}

# An earlier version could start engines without credentials. The file then contains no, or does not exist. Any page in a browser on this
# machine could read and stop such engines, so the engines and their clients stop here. `up` starts them again with credentials.
end_engines_without_credentials() {
  local name affected=()
  if [[ ! -f $state/engine-credentials || $(<"$state/engine-credentials") == no ]]; then
    for name in $(names); do
      if is_engine "$name" || [[ $name == controlplane || $name == gateway ]]; then affected+=("$name"); fi
    done
    stop_for "the engines' new credentials" "${affected[@]}"
  fi
  : >"$state/engine-credentials"
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
  [[ -r $engine_credentials/password ]] || return 0
  printf 'Basic %s' "$(printf %s:%s "$(<"$engine_credentials/username")" "$(<"$engine_credentials/password")" | base64 -w 0)"
}
