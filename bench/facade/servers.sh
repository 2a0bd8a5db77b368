# shellcheck shell=bash disable=SC2154 # `run` sets what is read here
# Prometheus, its two proxies and the facade, all on one core.

declare -A port=([prometheus]=0 [thanos]=1 [proxy]=2 [facade]=3)

address_of() { echo "127.0.0.1:$((port_base + port[$1]))"; }

pid_of() { cat "$state/$1.pid"; }

start() { # name, health path, command…
  local name=$1 health=$2 waited=0
  shift 2
  if (exec 3<>"/dev/tcp/127.0.0.1/$((port_base + port[$name]))") 2>/dev/null; then
    die "Port $((port_base + port[$name])) is in use; set PLANEWATCH_BENCH_PORT to the first of four free ones."
  fi
  taskset -c "$server_core" "$@" >"$state/$name.log" 2>&1 &
  echo $! >"$state/$name.pid"
  until curl -fs -o /dev/null "http://$(address_of "$name")$health"; do
    kill -0 "$(pid_of "$name")" 2>/dev/null || die "$name ended: $(tail -n 3 "$state/$name.log")"
    ((++waited < 3000)) || die "$name did not become healthy within 5 minutes."
    sleep 0.1
  done
}

stop_servers() {
  local file
  for file in "$state"/*.pid; do
    [[ -f $file ]] || continue
    kill "$(<"$file")" 2>/dev/null || true
  done
  wait
}

start_prometheus() {
  mkdir -p "$state/tsdb"
  # Hard links, so that this Prometheus cannot change the blocks.
  cp -al "$cache/blocks/." "$state/tsdb/"
  echo 'global: {scrape_interval: 15s}' >"$state/prometheus.yml"
  start prometheus /-/ready "$prometheus/prometheus" --config.file="$state/prometheus.yml" --storage.tsdb.path="$state/tsdb" \
    --storage.tsdb.retention.time=30d --web.listen-address="$(address_of prometheus)" --log.level=warn
}

start_thanos_frontend() {
  printf 'type: IN-MEMORY\nconfig: {max_size: 512MB}\n' >"$state/thanos.yml"
  start thanos /-/ready "$thanos/thanos" query-frontend --http-address="$(address_of thanos)" --log.level=error \
    --query-frontend.downstream-url="http://$(address_of prometheus)" --query-range.response-cache-config-file="$state/thanos.yml"
}

start_label_proxy() {
  start proxy /healthz "$cache/prom-label-proxy" -insecure-listen-address "$(address_of proxy)" -upstream "http://$(address_of prometheus)" \
    -label data_plane -query-param data_plane
}

# The answers to the four panels as files in a second application of the same server, and the control plane at its root.
start_facade() { # end of the panels' window
  local panel
  mkdir -p "$state/static" "$state/facade" "$state/facade-data"
  for panel in 0 1 2 3; do
    curl -fs "http://$(address_of prometheus)$("$cache/client" panel "$panel" "$1")" -o "$state/static/panel$panel.json"
  done
  jar --create --file "$state/static.war" -C "$state/static" .
  ln -s "$war" "$state/ROOT.war"
  (umask 077 && head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' >"$state/operator.token")
  # The same options as in the product: only loopback, and a queue for ten thousand simultaneous requests.
  printf 'set configs.config.server-config.%s\n' network-config.network-listeners.network-listener.http-listener.address=127.0.0.1 \
    thread-pools.thread-pool.http-thread-pool.max-queue-size=20000 hazelcast-config-specific-configuration.enabled=false >"$state/preboot"
  export PLANEWATCH_STATE_DIR=$state/facade-data PLANEWATCH_QUERIES_UPSTREAM PLANEWATCH_ACCESS_OPERATOR_TOKEN_FILE=$state/operator.token
  PLANEWATCH_QUERIES_UPSTREAM=http://$(address_of prometheus)
  # One caller sends the complete load here, so the limits of a caller are raised.
  export PLANEWATCH_ACCESS_REQUESTS_PER_SECOND=1000000
  # shellcheck disable=SC2086 # several options
  start facade /health/ready "${PLANEWATCH_BENCH_JAVA:-$("$root/containers/native/runtime")/bin/java}" -Xmx512m -Dhttp.maxConnections=64 ${PAYARA_OPTIONS:-} -Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS -Djava.io.tmpdir="$state/facade" -Duser.timezone=UTC -jar "$payara_micro" \
    --nocluster --nohostaware --port "$((port_base + port[facade]))" --prebootcommandfile "$state/preboot" \
    --deploy "$state/ROOT.war" --deploy "$state/static.war"
}
