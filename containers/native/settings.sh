# shellcheck shell=bash disable=SC2034 # the other parts read these
# Every setting of the native run, with its default; docs/configuration.md describes them.

state=${PLANEWATCH_STATE:-$root/.planewatch}
cache=${PLANEWATCH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/planewatch}
# Added to every port, so that a second Planewatch (the tests' own, for one) can run beside the first.
port_shift=${PLANEWATCH_PORT_SHIFT:-0}
start_timeout_s=${PLANEWATCH_START_TIMEOUT_S:-180}
stop_timeout_s=${PLANEWATCH_STOP_TIMEOUT_S:-15}
# yes: planes write through the control plane's gateway collector instead of being scraped.
gateway=${PLANEWATCH_GATEWAY:-no}
# A bucket elsewhere; without it, `up --thanos` starts a gateway of its own.
thanos_bucket_file=${PLANEWATCH_THANOS_BUCKET_FILE:-}
thanos_delete_delay=${PLANEWATCH_THANOS_DELETE_DELAY:-48h}
thanos_consistency_delay=${PLANEWATCH_THANOS_CONSISTENCY_DELAY:-30m}
thanos_compact_interval=${PLANEWATCH_THANOS_COMPACT_INTERVAL:-5m}
# A PKCS#12 file with the key and certificate of the control plane, which then serves TLS beside its loopback port.
tls_keystore=${PLANEWATCH_TLS_KEYSTORE:-}
tls_password_file=${PLANEWATCH_TLS_PASSWORD_FILE:-}
tls_alias=${PLANEWATCH_TLS_ALIAS:-planewatch}
tls_address=${PLANEWATCH_TLS_ADDRESS:-127.0.0.1}

default_planes=prod,dev,qa
logs=$state/logs
run=$state/run
secrets=$state/secrets
data=$state/data
