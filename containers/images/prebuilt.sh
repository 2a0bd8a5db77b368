# shellcheck shell=bash disable=SC2154 # sourced with $root set
# Prepares docker-compose.yml to use the existing builds of Maven and containers/engines/build. Provides `docker compose` if it is not installed,
# and images under exported names if they cannot be pulled.

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
