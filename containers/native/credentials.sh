# shellcheck shell=bash
# The engines' own user: the control plane makes it in a folder that the engines and whoever asks them read.

engine_credentials=$secrets/engines

engines_ask() { [[ -f $state/engine-credentials ]]; }

is_engine() { [[ $1 =~ ^prometheus ]]; }

# The option by which an engine learns whom it lets in.
web_config() { engines_ask && echo "--web.config.file=$engine_credentials/web.yml"; }

# The Authorization header that an engine asks for.
engine_authorization() {
  engines_ask || return 0
  printf 'Basic %s' "$(printf %s:%s "$(<"$engine_credentials/username")" "$(<"$engine_credentials/password")" | base64 -w 0)"
}
