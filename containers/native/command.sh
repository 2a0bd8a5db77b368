# shellcheck shell=bash
# The command of each kind of process: run_<kind> NAME replaces this shell by it.

payara() { # name, war, java options… ; the environment carries its configuration
  local name=$1 war=$2
  shift 2
  rm -rf "${run:?}/$name"
  mkdir -p "$run/$name"
  # Payara listens on every interface unless its configuration says otherwise. The file switches Hazelcast off, which would listen on every
  # interface and take commands without a password (--nocluster leaves it on), and the upgrade of plain connections to HTTP/2. It stops Payara
  # from naming itself, has room for a crowd, and leaves TRACE to the application, which closes the connection: the server reads no body of it
  # and would take one for the next request.
  local listener=configs.config.server-config.network-config.network-listeners.network-listener.http-listener
  { echo "set $listener.address=127.0.0.1"; cat "$native/payara.preboot"; } >"$run/$name/preboot"
  local tls=()
  if [[ $name == controlplane && $tls_keystore ]]; then
    tls_options "$name"
    set -- "$@" "@$run/$name/tls.options"
    tls=(--sslport "$(ports_of "$name" | cut -d' ' -f2)" --sslcert "$tls_alias")
  fi
  # A JVM that ran out of memory answers some requests and fails others for good; one that ended is shown by `status` and started by `up`.
  exec "$("$native/runtime")/bin/java" "$@" -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir="$run/$name" -Duser.timezone=UTC -jar "$payara_micro" \
    --nocluster --nohostaware --port "$(port_of "$name")" "${tls[@]}" --prebootcommandfile "$run/$name/preboot" \
    --deploy "$war" --contextroot /
}

run_controlplane() {
  export PLANEWATCH_STATE_DIR=$data/controlplane
  export PLANEWATCH_QUERIES_UPSTREAM
  PLANEWATCH_QUERIES_UPSTREAM=$(url "$(with_thanos && echo thanos-query || echo prometheus)")
  export PLANEWATCH_QUERIES_PARSER
  PLANEWATCH_QUERIES_PARSER=$(url prometheus)
  export PLANEWATCH_PLANES_DISCOVERY_DIR=$data/discovery
  # What a plane's queue fills in later reaches back as far as Prometheus takes it.
  ! with_gateway || export PLANEWATCH_QUERIES_OUT_OF_ORDER_WINDOW=PT1H
  # Nobody may announce the control plane's own engines, wherever the ports were moved to.
  export PLANEWATCH_PLANES_RESERVED_ADDRESSES
  PLANEWATCH_PLANES_RESERVED_ADDRESSES=$(engine_addresses)
  ! engines_ask || export PLANEWATCH_ACCESS_ENGINE_CREDENTIALS_DIR=$engine_credentials
  # The sidecar uploads every two hours.
  ! with_thanos || export PLANEWATCH_PLANES_UPLOADS_WITHIN=PT4H
  export PLANEWATCH_ALERTS_ALERTMANAGER PLANEWATCH_RULES_PROMETHEUS
  PLANEWATCH_ALERTS_ALERTMANAGER=$(url alertmanager)
  PLANEWATCH_RULES_PROMETHEUS=$(for name in $(prometheus_names); do url "$name"; done | paste -sd,)
  export PLANEWATCH_ALERTS_BASE_FILE=$run/alertmanager/alertmanager.yml \
    PLANEWATCH_ALERTS_CONFIG_FILE=$data/alertmanager/alertmanager.yml PLANEWATCH_RULES_DIR=$data/rules
  export PLANEWATCH_ACCESS_OPERATOR_TOKEN_FILE=$secrets/operator.token
  export PLANEWATCH_ACCESS_DISCOVERY_TOKEN_FILE=$secrets/discovery.token
  # Kept connections to the engine: five, the default, would be opened anew by every sixth request at a time.
  payara "$1" "$controlplane_war" -Xmx512m -Dhttp.maxConnections=64
}

engine_addresses() { # every address of the control plane's own, comma-separated
  local name port addresses=()
  for name in $(names); do
    case $name in collector-* | dataplane-*) continue ;; esac
    for port in $(ports_of "$name"); do addresses+=("127.0.0.1:$port"); done
  done
  local IFS=,
  echo "${addresses[*]}"
}

# What PromQL's newer parts need; the facade carries each of them.
prometheus_features=exemplar-storage,promql-experimental-functions,promql-extended-range-selectors,promql-binop-fill-modifiers

run_prometheus() {
  local options=()
  ! with_gateway || options+=(--web.enable-remote-write-receiver)
  ! engines_ask || options+=("$(web_config --web.config.file)")
  # The sidecar uploads blocks of two hours; compacting and merging them is Thanos's.
  with_thanos && options+=(--storage.tsdb.min-block-duration=2h --storage.tsdb.max-block-duration=2h --no-storage.tsdb.allow-overlapping-compaction)
  # A plane that joined is scraped after one interval, not after up to five seconds more.
  options+=(--scrape.discovery-reload-interval=1s)
  # One query can load at most 5 million samples (up to about 100 bytes each), and 20 run at once.
  options+=(--query.max-samples=5000000 --query.max-concurrency=20 --query.timeout=2m)
  # The admin API makes the snapshots of `./planewatch backup`; it listens on loopback, as everything here.
  GOMEMLIMIT=1600MiB exec "$(engine_path prometheus)/prometheus" --config.file="$run/$1/prometheus.yml" --storage.tsdb.path="$data/$1" \
    --web.enable-admin-api "${options[@]}" \
    --storage.tsdb.retention.time=15d --storage.tsdb.retention.size=10GB --enable-feature="$prometheus_features" \
    --web.enable-lifecycle --web.listen-address="127.0.0.1:$(port_of "$1")" --log.level=warn
}

run_gateway() {
  local plane files=() extensions=health_check
  for plane in $(plane_names); do
    files+=(--config "$run/gateway/$plane.yaml")
    extensions+=", bearertokenauth/$plane"
  done
  if engines_ask; then
    files+=(--config "$root/containers/collector/gateway/engine-credentials.yaml")
    extensions+=", basicauth/engines"
    export GATEWAY_ENGINE_CREDENTIALS=$engine_credentials
  fi
  read -r GATEWAY_TELEMETRY_PORT GATEWAY_HEALTH_PORT _ <<<"$(ports_of "$1")"
  export GATEWAY_TELEMETRY_PORT GATEWAY_HEALTH_PORT GATEWAY_EXTENSIONS="[$extensions]" GATEWAY_WRITE_URL
  GATEWAY_WRITE_URL=$(url prometheus)/api/v1/write
  GOMEMLIMIT=200MiB exec "$(engine_path collector)/otelcol" --config "$root/containers/collector/gateway/config.yaml" "${files[@]}"
}

run_alertmanager() {
  local options=()
  ! engines_ask || options+=("$(web_config --web.config.file)")
  # Silences and what was notified reach the disk every 30 s, for a kill; a stop writes them by itself.
  GOMEMLIMIT=200MiB exec "$(engine_path alertmanager)/alertmanager" --config.file="$data/alertmanager/alertmanager.yml" --storage.path="$data/alertmanager" \
    "${options[@]}" --silences.max-silences=2000 --silences.max-silence-size-bytes=8192 --data.maintenance-interval=30s --cluster.listen-address= --web.listen-address="127.0.0.1:$(port_of "$1")" --log.level=warn
}

run_collector() {
  local grpc http metrics telemetry health
  read -r grpc http metrics telemetry health <<<"$(ports_of "$1")"
  export COLLECTOR_GRPC_PORT=$grpc COLLECTOR_HTTP_PORT=$http COLLECTOR_METRICS_PORT=$metrics \
    COLLECTOR_TELEMETRY_PORT=$telemetry COLLECTOR_HEALTH_PORT=$health
  export COLLECTOR_DATA_PLANE COLLECTOR_QUEUE_DIR=$data/$1
  COLLECTOR_DATA_PLANE=$(plane_of "$1")
  # Without tokens any process on this machine, and each plane, could write into another plane's metrics.
  export COLLECTOR_SCRAPE_TOKEN_FILE=$secrets/scrape-$COLLECTOR_DATA_PLANE.token COLLECTOR_RECEIVER_TOKEN_FILE=$secrets/receiver-$COLLECTOR_DATA_PLANE.token
  if with_gateway; then
    export COLLECTOR_GATEWAY_TOKEN_FILE=$secrets/gateway-$COLLECTOR_DATA_PLANE.token COLLECTOR_GATEWAY_ENDPOINT
    COLLECTOR_GATEWAY_ENDPOINT=http://127.0.0.1:$(gateway_port "$COLLECTOR_DATA_PLANE")
  fi
  GOMEMLIMIT=200MiB exec "$root/containers/collector/run" "$(engine_path collector)/otelcol"
}

run_dataplane() {
  local plane grpc http metrics
  plane=$(plane_of "$1")
  read -r grpc http metrics _ <<<"$(ports_of "collector-$plane")"
  export OTEL_EXPORTER_OTLP_PROTOCOL=${OTEL_EXPORTER_OTLP_PROTOCOL:-http/protobuf}
  local otlp=$http
  [[ $OTEL_EXPORTER_OTLP_PROTOCOL != grpc ]] || otlp=$grpc
  export OTEL_METRICS_EXPORTER=otlp OTEL_TRACES_EXPORTER=otlp OTEL_LOGS_EXPORTER=none \
    OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:$otlp OTEL_METRIC_EXPORT_INTERVAL=5000 OTEL_EXPORTER_OTLP_HEADERS \
    OTEL_SERVICE_NAME=shop OTEL_RESOURCE_ATTRIBUTES="deployment.environment.name=$plane,planewatch.data_plane=$plane"
  OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20$(<"$secrets/receiver-$plane.token")"
  export PLANEWATCH_PLANE_ID=$plane PLANEWATCH_PLANE_JOIN_TOKEN_FILE=$secrets/join-$plane.token \
    PLANEWATCH_PLANE_COLLECTOR=127.0.0.1:$metrics PLANEWATCH_STATE_DIR=$data/$1
  # A few requests fail, on every route alike: errors of the load generator's own asking would all be of one route, and an alert.
  export PLANEWATCH_FAULTS_ERROR_RATE=0.002 PLANEWATCH_FAULTS_ADMIN_TOKEN_FILE=$secrets/faults.token
  export PLANEWATCH_PLANE_DIRECT PLANEWATCH_PLANE_CONTROL_PLANE_URL
  PLANEWATCH_PLANE_DIRECT=127.0.0.1:$(port_of "$1")
  PLANEWATCH_PLANE_CONTROL_PLANE_URL=$(url controlplane)
  # Three of them share a laptop: a small heap, the small collector, and no second compiler, which halves the start.
  payara "$1" "$dataplane_war" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
}

run_load() {
  local plane targets=()
  for plane in $(plane_names); do targets+=("$plane=$(url "dataplane-$plane")"); done
  local IFS=,
  exec "$("$native/runtime")/bin/java" -Xmx96m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$loadgen_jar" steady --duration 0 --errors 0% --targets "${targets[*]}" --quiet
}
