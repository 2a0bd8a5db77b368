# shellcheck shell=bash disable=SC2154 # settings.sh and table.sh hold what is read here
# Long-term storage: the S3 gateway of the bucket, and the sidecars, store, compactor and query of Thanos.

# The file $state/thanos enables long-term storage and contains the number of Prometheus replicas.
with_thanos() { [[ -f $state/thanos ]]; }

with_own_bucket() { [[ ! $thanos_bucket_file ]]; }

prometheus_names() {
  echo prometheus
  with_thanos && [[ $(<"$state/thanos") == 2 ]] && echo prometheus-2
  return 0
}

# prometheus-2 → 2; the first has no number in its name
replica_of() { case $1 in *-2) echo 2 ;; *) echo 1 ;; esac; }

sidecar_of() { echo "thanos-sidecar${1#prometheus}"; }

storage_processes() {
  local prometheus sidecars=() s3=
  if with_own_bucket; then
    s3=,s3
    echo "s3 $(shifted 9000) /health -"
  fi
  for prometheus in $(prometheus_names); do
    sidecars+=("$(sidecar_of "$prometheus")")
    echo "${sidecars[-1]} $(shifted $((10892 + 10 * $(replica_of "$prometheus"))) $((10891 + 10 * $(replica_of "$prometheus")))) /-/ready $prometheus$s3"
  done
  echo "thanos-store $(shifted 10906 10905) /-/ready $s3,controlplane"
  echo "thanos-compactor $(shifted 10907) /-/ready $s3,controlplane"
  local IFS=,
  echo "thanos-query $(shifted 10903 10904) /-/ready ${sidecars[*]},thanos-store"
}

bucket_configuration() { if with_own_bucket; then echo "$run/thanos/bucket.yml"; else echo "$thanos_bucket_file"; fi; }

thanos_targets() { # Prometheus's targets, as JSON
  local name targets=()
  for name in $(names); do
    [[ $name != thanos-* ]] ||
      targets+=("{\"targets\":[\"127.0.0.1:$(port_of "$name")\"],\"labels\":{\"job\":\"$name\",\"component\":\"${name%-2}\",\"data_plane\":\"control\"}}")
  done
  local IFS=,
  echo "[${targets[*]}]"
}

prepare_s3() {
  secret s3-access-key
  secret s3-secret-key
  mkdir -p "$data/s3/planewatch"
}

prepare_thanos() {
  mkdir -p "$run/thanos" "$data/thanos"
  sed "s|127.0.0.1:9000|127.0.0.1:$((9000 + port_shift))|" "$root/thanos/bucket.yml" >"$run/thanos/bucket.yml"
  # A sidecar reads its user name only once, so its user name never changes.
  echo "basic_auth: {username: planewatch-sidecar, password_file: '$engine_credentials/sidecar-password'}" >"$run/thanos/prometheus.yml"
}

run_s3() {
  export ROOT_ACCESS_KEY ROOT_SECRET_KEY
  ROOT_ACCESS_KEY=$(<"$secrets/s3-access-key")
  ROOT_SECRET_KEY=$(<"$secrets/s3-secret-key")
  exec "$(engine_path versitygw)/versitygw" --port "127.0.0.1:$(port_of s3)" --health /health --quiet posix "$data/s3"
}

run_thanos() {
  local http grpc bucket
  read -r http grpc <<<"$(ports_of "$1")"
  if with_own_bucket; then
    export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
    AWS_ACCESS_KEY_ID=$(<"$secrets/s3-access-key")
    AWS_SECRET_ACCESS_KEY=$(<"$secrets/s3-secret-key")
  fi
  bucket=--objstore.config-file=$(bucket_configuration)
  case $1 in
    thanos-sidecar*) thanos_sidecar "$1" "$http" "$grpc" "$bucket" ;;
    thanos-store) thanos store "$http" --grpc-address="127.0.0.1:$grpc" "$bucket" --data-dir="$data/thanos/store" \
      --sync-block-duration=1m --chunk-pool-size=500MB ;;
    thanos-compactor) thanos_compactor "$http" "$bucket" ;;
    thanos-query) thanos_query "$http" "$grpc" ;;
  esac
}

thanos() { # component, HTTP port, further options…; replaces this shell
  local component=$1 http=$2
  shift 2
  GOMEMLIMIT=400MiB exec "$(engine_path thanos)/thanos" "$component" --log.level=warn --http-address="127.0.0.1:$http" "$(web_config --http.config)" --http-grace-period=2s "$@"
}

thanos_sidecar() { # name, HTTP port, gRPC port, bucket option
  local prometheus=prometheus${1#thanos-sidecar}
  # Blocks that Prometheus compacted before Thanos was enabled are uploaded too. With Thanos, Prometheus does not compact blocks.
  thanos sidecar "$2" --grpc-address="127.0.0.1:$3" --grpc-grace-period=2s "$4" --shipper.upload-compacted \
    --prometheus.url="$(url "$prometheus")" --tsdb.path="$data/$prometheus" --prometheus.http-client-file="$run/thanos/prometheus.yml"
}

thanos_compactor() { # HTTP port, bucket option
  # Two replicas are deduplicated in the bucket. A restored head block that overlaps another block is merged and does not halt the compaction.
  thanos compact "$1" "$2" --data-dir="$data/thanos/compactor" --wait --deduplication.replica-label=prometheus_replica --deduplication.func=penalty \
    --retention.resolution-raw=30d --retention.resolution-5m=90d --retention.resolution-1h=90d \
    --delete-delay="$thanos_delete_delay" --consistency-delay="$thanos_consistency_delay" \
    --wait-interval="$thanos_compact_interval" --compact.cleanup-interval="$thanos_compact_interval"
}

thanos_query() { # HTTP port, gRPC port
  local prometheus endpoints=()
  # With a strict endpoint, an answer without an unavailable component is marked as partial. Otherwise the answer would look complete.
  for prometheus in $(prometheus_names); do
    endpoints+=("--endpoint-strict=127.0.0.1:$(ports_of "$(sidecar_of "$prometheus")" | cut -d' ' -f2)")
  done
  endpoints+=("--endpoint-strict=127.0.0.1:$(ports_of thanos-store | cut -d' ' -f2)")
  # Prometheus does not return external labels. Thanos removes these two as replica labels, so its answers are the same.
  thanos query "$1" --grpc-address="127.0.0.1:$2" --grpc-grace-period=2s "${endpoints[@]}" \
    --query.replica-label=prometheus_replica --query.replica-label=prometheus --query.auto-downsampling --query.partial-response
}
