# shellcheck shell=bash
# The command of each kind of process: run_<kind> NAME replaces this shell with the process.

payara() { # name, war, java options…; environment variables contain the configuration
  local name=$1 war=$2
  shift 2
  rm -rf "${run:?}/$name"
  mkdir -p "$run/$name"
  # Payara listens on every interface by default. The file disables Hazelcast (--nocluster does not), which would listen on every interface and
  # accept commands without a password. The file also disables the upgrade of plain connections to HTTP/2 and the product name in
  # answers, and allows many connections. TRACE is left to the application, which closes the connection, because Payara would read its body as the next request.
  local listener=configs.config.server-config.network-config.network-listeners.network-listener.http-listener
  { echo "set $listener.address=127.0.0.1"; cat "$native/payara.preboot"; } >"$run/$name/preboot"
  local tls=()
  if [[ $name == controlplane && $tls_keystore ]]; then
    tls_options "$name"
    set -- "$@" "@$run/$name/tls.options"
    tls=(--sslport "$(ports_of "$name" | cut -d' ' -f2)" --sslcert "$tls_alias")
  fi
  # A JVM without memory fails some requests permanently. If it exits instead, `status` shows it as down, and `up` starts it. One thread starts
  # the services: with several, Payara 7 sometimes waits forever, because one of its services writes the configuration that others read (docs/adr/0011).
  exec "$("$native/runtime")/bin/java" "$@" -XX:+ExitOnOutOfMemoryError -Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS -Djava.io.tmpdir="$run/$name" -Duser.timezone=UTC -jar "$payara_micro" \
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
  # The queue of a data plane sends late samples. Prometheus accepts them within this window.
  ! with_gateway || export PLANEWATCH_QUERIES_OUT_OF_ORDER_WINDOW=PT1H
  # No data plane may announce the addresses of the engines, which depend on the port shift.
  export PLANEWATCH_PLANES_RESERVED_ADDRESSES
  PLANEWATCH_PLANES_RESERVED_ADDRESSES=$(engine_addresses)
  export PLANEWATCH_ACCESS_ENGINE_CREDENTIALS_DIR=$engine_credentials
  # The sidecar uploads every two hours.
  ! with_thanos || export PLANEWATCH_PLANES_UPLOADS_WITHIN=PT4H
  export PLANEWATCH_ALERTS_ALERTMANAGER PLANEWATCH_RULES_PROMETHEUS
  PLANEWATCH_ALERTS_ALERTMANAGER=$(url alertmanager)
  PLANEWATCH_RULES_PROMETHEUS=$(for name in $(prometheus_names); do url "$name"; done | paste -sd,)
  export PLANEWATCH_ALERTS_BASE_FILE=$run/alertmanager/alertmanager.yml \
    PLANEWATCH_ALERTS_CONFIG_FILE=$data/alertmanager/alertmanager.yml PLANEWATCH_RULES_DIR=$data/rules
  export PLANEWATCH_ACCESS_OPERATOR_TOKEN_FILE=$secrets/operator.token
  export PLANEWATCH_ACCESS_DISCOVERY_TOKEN_FILE=$secrets/discovery.token
  # With the default of five kept connections, a sixth concurrent request would open a new connection each time.
  payara "$1" "$controlplane_war" -Xmx512m -Dhttp.maxConnections=64
}

engine_addresses() { # all addresses of the control plane and its engines, separated by commas
  local name port addresses=()
  for name in $(names); do
    case $name in collector-* | dataplane-*) continue ;; esac
    for port in $(ports_of "$name"); do addresses+=("127.0.0.1:$port"); done
  done
  local IFS=,
  echo "${addresses[*]}"
}

# Features that newer parts of PromQL need. The facade supports each of them.
prometheus_features=exemplar-storage,promql-experimental-functions,promql-extended-range-selectors,promql-binop-fill-modifiers

run_prometheus() {
  local options=()
  ! with_gateway || options+=(--web.enable-remote-write-receiver)
  # The sidecar uploads blocks of two hours. Only Thanos compacts and merges them.
  with_thanos && options+=(--storage.tsdb.min-block-duration=2h --storage.tsdb.max-block-duration=2h --no-storage.tsdb.allow-overlapping-compaction)
  # A new data plane is scraped after one scrape interval. The default would add up to five seconds.
  options+=(--scrape.discovery-reload-interval=1s)
  # One query can load at most 5 million samples (up to about 100 bytes each), and 20 queries can run at the same time.
  options+=(--query.max-samples=5000000 --query.max-concurrency=20 --query.timeout=2m)
  # `./planewatch backup` creates snapshots with the admin API, which listens on loopback like all processes.
  GOMEMLIMIT=1600MiB exec "$(engine_path prometheus)/prometheus" --config.file="$run/$1/prometheus.yml" --storage.tsdb.path="$data/$1" \
    --web.enable-admin-api "$(web_config --web.config.file)" "${options[@]}" \
    --storage.tsdb.retention.time=15d --storage.tsdb.retention.size=10GB --enable-feature="$prometheus_features" \
    --web.enable-lifecycle --web.listen-address="127.0.0.1:$(port_of "$1")" --log.level=warn
}

run_gateway() {
  local plane files=() extensions=health_check
  for plane in $(plane_names); do
    files+=(--config "$run/gateway/$plane.yaml")
    extensions+=", bearertokenauth/$plane"
  done
  files+=(--config "$root/containers/collector/gateway/engine-credentials.yaml")
  extensions+=", basicauth/engines"
  export GATEWAY_ENGINE_CREDENTIALS=$engine_credentials
  read -r GATEWAY_TELEMETRY_PORT GATEWAY_HEALTH_PORT _ <<<"$(ports_of "$1")"
  export GATEWAY_TELEMETRY_PORT GATEWAY_HEALTH_PORT GATEWAY_EXTENSIONS="[$extensions]" GATEWAY_WRITE_URL
  GATEWAY_WRITE_URL=$(url prometheus)/api/v1/write
  GOMEMLIMIT=200MiB exec "$(engine_path collector)/otelcol" --config "$root/containers/collector/gateway/config.yaml" "${files[@]}"
}

run_alertmanager() {
  # Alertmanager writes silences and notifications to disk every 30 s, so that a kill loses little. A normal stop writes them too.
  GOMEMLIMIT=200MiB exec "$(engine_path alertmanager)/alertmanager" --config.file="$data/alertmanager/alertmanager.yml" --storage.path="$data/alertmanager" \
    "$(web_config --web.config.file)" --silences.max-silences=2000 --silences.max-silence-size-bytes=8192 --data.maintenance-interval=30s --cluster.listen-address= --web.listen-address="127.0.0.1:$(port_of "$1")" --log.level=warn
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
  # A few requests fail, equally on every route. Errors from the load generator would all be on one route and cause an alert.
  export PLANEWATCH_FAULTS_ERROR_RATE=0.002 PLANEWATCH_FAULTS_ADMIN_TOKEN_FILE=$secrets/faults.token
  export PLANEWATCH_PLANE_DIRECT PLANEWATCH_PLANE_CONTROL_PLANE_URL
  PLANEWATCH_PLANE_DIRECT=127.0.0.1:$(port_of "$1")
  PLANEWATCH_PLANE_CONTROL_PLANE_URL=$(url controlplane)
  # Three data planes share a laptop, so each has a small heap and the serial collector. Without the second compiler, the start takes half the time.
  payara "$1" "$dataplane_war" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
}

run_load() {
  local plane targets=()
  for plane in $(plane_names); do targets+=("$plane=$(url "dataplane-$plane")"); done
  local IFS=,
  exec "$("$native/runtime")/bin/java" -Xmx96m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$loadgen_jar" steady --duration 0 --errors 0% --targets "${targets[*]}" --quiet
}
