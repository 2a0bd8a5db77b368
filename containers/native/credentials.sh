# shellcheck shell=bash
# The engines' own user: the control plane makes it in a folder that the engines and whoever asks them read.

engine_credentials=$secrets/engines

engines_ask() { [[ -f $state/engine-credentials ]]; }

is_engine() { [[ $1 =~ ^(prometheus|alertmanager|thanos-) ]]; }

# The option by which an engine learns whom it lets in: Thanos calls it otherwise.
web_config() { # --web.config.file or --http.config
  echo "$1=$engine_credentials/web.yml"
}

# The engines and whoever asks them read at their start whether there are credentials, so a change restarts them.
switch_engine_credentials() { # yes or no
  local name affected=() before=no
  ! engines_ask || before=yes
  [[ $before != "$1" ]] || return 0
  for name in $(names); do
    if is_engine "$name" || [[ $name == controlplane || $name == gateway ]]; then affected+=("$name"); fi
  done
  stop_for "the change of the engines' credentials" "${affected[@]}"
  if [[ $1 == yes ]]; then touch "$state/engine-credentials"; else rm -f "$state/engine-credentials"; fi
}

# The Authorization header that an engine asks for.
engine_authorization() {
  engines_ask && [[ -r $engine_credentials/password ]] || return 0
  printf 'Basic %s' "$(printf %s:%s "$(<"$engine_credentials/username")" "$(<"$engine_credentials/password")" | base64 -w 0)"
}
