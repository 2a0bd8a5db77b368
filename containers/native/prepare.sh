# shellcheck shell=bash
# Prepares the start of a process: folders, secrets, rendered configuration, join tokens.

prepare_folders() {
  # Other users cannot read the state folder, because the database contains hashes of passwords and tokens. Every process inherits the mask.
  umask 077
  mkdir -p "$logs" "$run" "$secrets" "$data" || die "PLANEWATCH_STATE: the folder $state cannot be written; use a folder that can be written."
  # A state folder of an earlier version, or one that the user created, may be readable by others.
  [[ $(stat -c %a "$state") == 700 ]] || chmod -R go= "$state" || die "PLANEWATCH_STATE: the folder $state belongs to another user; use another folder."
  # `clean` removes only a folder that contains this file.
  touch "$state/.planewatch"
}

require_plane_names() { # comma-separated names
  local name
  for name in ${1//,/ }; do
    [[ $name =~ ^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$ ]] ||
      die "'$name' is not a valid name of a data plane: use 1 to 32 lower-case letters, digits and inner dashes; the first character is a letter."
    case $name in control | all | none | unknown | anonymous) die "'$name' is a reserved name; use another name for the data plane." ;; esac
  done
}

remember_planes() { # comma-separated names
  local name place=3
  touch "$state/planes"
  for name in ${1//,/ }; do
    grep -q "^$name " "$state/planes" && continue
    case $name in
      prod | dev | qa) echo "$name $(plane_index "$name")" >>"$state/planes" ;;
      *)
        while grep -q " $place$" "$state/planes"; do place=$((place + 1)); done
        echo "$name $place" >>"$state/planes"
        ;;
    esac
  done
}

secret() { # file: 256 random bits, generated once
  [[ -s $secrets/$1 ]] || (umask 077 && head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' >"$secrets/$1")
}

# The collector of each data plane requires its own token, which only the scrape job of this data plane sends. If a scrape is redirected to the
# collector of another data plane, that collector refuses it. The common job is for data planes that register themselves without a token.
scrape_with_tokens() { # prometheus.yml, folder of scrape-PLANE.token as Prometheus finds it, plane…
  local file=$1 folder=$2 plane job
  shift 2
  [[ $# -gt 0 ]] || return 0
  job=$(awk '/^  - job_name: /{ours = $3 == "dataplane"} ours && NF' "$file")
  [[ $job == *'regex: none'* ]] || die "$file does not contain the scrape job of the data planes."
  sed -i "s/^        regex: none\$/        regex: $(IFS='|' && echo "$*")/" "$file"
  for plane in "$@"; do
    printf '\n%s\n' "$job" | sed -e "s|^  - job_name: dataplane\$|  - job_name: dataplane/$plane\n    authorization:\n      credentials_file: $folder/scrape-$plane.token|" \
      -e "/^        regex: none\$/{s/none/$plane/;n;s/drop/keep/}" -e 's/: &[a-z-]*$/:/' >>"$file"
  done
}

prometheus_knows_all_planes() { # name
  local plane
  for plane in $(plane_names); do grep -q "^  - job_name: dataplane/$plane\$" "$run/$1/prometheus.yml" || return 1; done
}

prepare_prometheus() { # name
  local home=$run/$1
  mkdir -p "$home"
  sed -e "s|127.0.0.1:3000|127.0.0.1:$(port_of controlplane)|g" -e "s|127.0.0.1:9090|127.0.0.1:$(port_of "$1")|" \
    -e "s|127.0.0.1:9093|127.0.0.1:$(port_of alertmanager)|" \
    -e "s|prometheus_replica: prometheus-01|prometheus_replica: prometheus-0$(replica_of "$1")|" "$root/prometheus/prometheus.yml" >"$home/prometheus.yml"
  local plane
  for plane in $(plane_names); do secret "scrape-$plane.token"; done
  # shellcheck disable=SC2046 # one word a plane
  scrape_with_tokens "$home/prometheus.yml" "$secrets" $(plane_names)
  thanos_targets >"$home/thanos.json"
  # Prometheus scrapes the engines and itself, and sends alerts to Alertmanager.
  ln -sfn "$engine_credentials" "$home/engines"
  local shown='basic_auth: {username_file: engines/username, password_file: engines/password}'
  sed -i -E -e "s#^  - job_name: (prometheus|alertmanager|thanos)\$#&\n    $shown#" \
    -e "/^  alertmanagers:\$/{n;s|^    - |    - $shown\n      |}" "$home/prometheus.yml"
  mkdir -p "$state/static"
  ln -sfn "$state/static" "$home/static"
  rm -rf "${home:?}/rules"
  mkdir "$home/rules"
  find "$root/prometheus/rules" -name '*.yml' ! -name '*.test.yml' -exec cp {} "$home/rules/" \;
  mkdir -p "$data/discovery" "$data/rules"
  ln -sfn "$data/rules" "$home/managed"
  ln -sfn "$data/discovery" "$home/discovery"
  (umask 077 && cp "$secrets/discovery.token" "$home/discovery.token")
}

# The control plane adds the receivers to the rendered file and writes the result into the data folder. Until then, this copy is used.
prepare_alertmanager() {
  mkdir -p "$run/alertmanager" "$data/alertmanager"
  sed -e "s|127.0.0.1:3000|127.0.0.1:$(port_of controlplane)|" -e "s|discovery.token|$secrets/discovery.token|" \
    "$root/alertmanager/alertmanager.yml" >"$run/alertmanager/alertmanager.yml"
  [[ -f $data/alertmanager/alertmanager.yml ]] || cp "$run/alertmanager/alertmanager.yml" "$data/alertmanager/"
}

prepare_dataplane() { # name: a join token that allows only the addresses of the table
  local plane metrics json
  plane=$(plane_of "$1")
  read -r _ _ metrics _ <<<"$(ports_of "collector-$plane")"
  json=$(printf '{"environment":"%s","announce":["127.0.0.1:%s","127.0.0.1:%s"]}' "$plane" "$metrics" "$(port_of "$1")")
  (
    umask 077
    json=$(operator_request PUT "/api/planewatch/planes/$plane/join-token" "$json") || exit 1
    json_field token <<<"$json" >"$secrets/join-$plane.token"
  )
}

gateway_knows_all_planes() {
  local plane
  for plane in $(plane_names); do [[ -f $run/gateway/$plane.yaml ]] || return 1; done
}

prepare_gateway() { # one receiver for each data plane, with its own token
  local plane
  mkdir -p "$run/gateway"
  rm -f "$run/gateway"/*.yaml
  for plane in $(plane_names); do
    secret "gateway-$plane.token"
    sed -e "s|@PLANE@|$plane|g" -e "s|@ENVIRONMENT@|$plane|" -e "s|@LINE_OF_BUSINESS@|default|" -e "s|@PORT@|$(gateway_port "$plane")|" \
      -e "s|@TOKEN_FILE@|$secrets/gateway-$plane.token|" "$root/containers/collector/gateway/plane.yaml" >"$run/gateway/$plane.yaml"
  done
}

prepare() { # name
  case $1 in
    gateway) prepare_gateway ;;
    prometheus*) prepare_prometheus "$1" ;;
    s3) prepare_s3 ;;
    thanos-*) prepare_thanos ;;
    alertmanager) prepare_alertmanager ;;
    dataplane-*)
      secret "receiver-$(plane_of "$1").token"
      prepare_dataplane "$1" ;;
    # The gateway, which may start later, reads the same files.
    collector-*)
      secret "scrape-$(plane_of "$1").token"
      secret "receiver-$(plane_of "$1").token"
      ! with_gateway || secret "gateway-$(plane_of "$1").token" ;;
    # The control plane reads Alertmanager's rendered file when it starts.
    controlplane) mkdir -p "$data/controlplane" && prepare_alertmanager ;;
  esac
}
