# shellcheck shell=bash disable=SC2034 # the other parts read these
# Settings of `./planewatch`. Each one is declared only here, with its default. The comment above it gives the meaning, and in [brackets] the unit
# and range. "Unset:" introduces the behaviour without a value. docs/configuration.mjs writes docs/configuration.md from this file.

# Folder for data, logs and secrets. [folder]
state=${PLANEWATCH_STATE:-$root/.planewatch}
# Folder for built engines, by version. [folder]
cache=${PLANEWATCH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/planewatch}
# Folder of built applications (controlplane.war, dataplane.war, loadgen.jar, payara-micro.jar). Unset: `artifacts` of a release archive,
# otherwise the build of the sources. [folder]
artifacts=${PLANEWATCH_ARTIFACTS:-}
# Home of the Java runtime for Payara, version 21 or newer. Unset: the runtime of a release archive; in a clone JAVA_HOME, or java on the PATH; if
# neither is new enough, a runtime that is fetched once. [folder]
java_home=${PLANEWATCH_JAVA_HOME:-}
# Number that is added to every port, so that a second Planewatch can run beside the first. Keep all ports below 32768, because outgoing
# connections use the ports above. [whole number]
port_shift=${PLANEWATCH_PORT_SHIFT:-0}
# Number that is added to every port of the Planewatch under test. [whole number]
test_port_shift=${PLANEWATCH_TEST_PORT_SHIFT:-7000}
# Maximum time until a process is healthy. [seconds]
start_timeout_s=${PLANEWATCH_START_TIMEOUT_S:-180}
# Maximum time until a process has stopped; after that it is killed. [seconds]
stop_timeout_s=${PLANEWATCH_STOP_TIMEOUT_S:-15}
# Maximum size of a log. The content of a larger log moves to NAME.log.1 and replaces the previous content of that file. [bytes, 1000 and
# up]
log_bytes=${PLANEWATCH_LOG_BYTES:-10000000}
# Gateway mode: with yes, data planes send their metrics through the control plane's gateway collector instead of being scraped. [yes or no]
gateway=${PLANEWATCH_GATEWAY:-no}
# Thanos configuration of an external bucket (see thanos/README.md). Unset: a local S3 gateway. [file]
thanos_bucket_file=${PLANEWATCH_THANOS_BUCKET_FILE:-}
# Time between marking a block for deletion and deleting it. [Go duration]
thanos_delete_delay=${PLANEWATCH_THANOS_DELETE_DELAY:-48h}
# Age from which a new block is compacted. [Go duration]
thanos_consistency_delay=${PLANEWATCH_THANOS_CONSISTENCY_DELAY:-30m}
# Interval between two runs of the compactor, and between two removals of blocks that are marked for deletion. [Go duration]
thanos_compact_interval=${PLANEWATCH_THANOS_COMPACT_INTERVAL:-5m}
# Key store with the key and certificate of the control plane. With it, TLS is served on port 3443, beside plain HTTP on loopback. Unset: no
# TLS. [PKCS#12 file]
tls_keystore=${PLANEWATCH_TLS_KEYSTORE:-}
# File with the password of the key store. Unset: an error if a key store is set. [file of one line]
tls_password_file=${PLANEWATCH_TLS_PASSWORD_FILE:-}
# Alias of the key in the key store. [text]
tls_alias=${PLANEWATCH_TLS_ALIAS:-planewatch}
# Address on which TLS is served; plain HTTP stays on loopback. [address]
tls_address=${PLANEWATCH_TLS_ADDRESS:-127.0.0.1}
# Browser for the tests of the pages. Unset: the browser on the PATH. [command]
chromium=${PLANEWATCH_CHROMIUM:-}

if [[ ! $artifacts && -d $root/artifacts ]]; then export PLANEWATCH_ARTIFACTS=$root/artifacts artifacts=$root/artifacts; fi

default_planes=prod,dev,qa
logs=$state/logs
run=$state/run
secrets=$state/secrets
data=$state/data
