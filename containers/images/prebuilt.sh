# shellcheck shell=bash disable=SC2154 # sourced with $root set
# Lets docker-compose.yml be built from what Maven and containers/engines/build have built already, wherever a daemon is: with a `docker
# compose` where none is installed, and with images under the names that are exported where none can be pulled.

if ! docker compose version >/dev/null 2>&1; then
  DOCKER_CONFIG=$root/target/docker
  mkdir -p "$DOCKER_CONFIG/cli-plugins"
  ln -sfn "$("$root/containers/engines/build" compose)/cmd" "$DOCKER_CONFIG/cli-plugins/docker-compose"
  export DOCKER_CONFIG
fi
"$root/containers/images/stage"
images=$("$root/containers/images/closed-network")
while IFS= read -r image; do export "${image?}"; done <<<"$images"
export ARTIFACTS=prebuilt
