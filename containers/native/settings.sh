# shellcheck shell=bash disable=SC2034 # the other parts read these
# Every setting of the native run with its default, and the one place where its meaning stands: docs/configuration.md is made from the comment
# above each by docs/configuration.mjs; in [brackets] stand unit and range, and behind "Unset:" what holds then.

# Data, logs and secrets. [folder]
state=${PLANEWATCH_STATE:-$root/.planewatch}
# Engines that were built, by version. [folder]
cache=${PLANEWATCH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/planewatch}
# Folder of built applications (controlplane.war, dataplane.war, loadgen.jar, payara-micro.jar). Unset: `artifacts` of a release archive,
# or what is built from the sources. [folder]
artifacts=${PLANEWATCH_ARTIFACTS:-}
# Home of the Java that Payara runs on, 21 or newer. Unset: JAVA_HOME, or java on the path; where neither is new enough, one that is fetched. [folder]
java_home=${PLANEWATCH_JAVA_HOME:-}
# Added to every port, so that a second Planewatch can run beside the first; keep all of them below 32768, where outgoing connections take
# theirs. [whole number]
port_shift=${PLANEWATCH_PORT_SHIFT:-0}
# The same for the tests' own Planewatch. [whole number]
test_port_shift=${PLANEWATCH_TEST_PORT_SHIFT:-7000}
# How long one process may take to become healthy. [seconds]
start_timeout_s=${PLANEWATCH_START_TIMEOUT_S:-180}
# How long a process may take to stop before it is killed. [seconds]
stop_timeout_s=${PLANEWATCH_STOP_TIMEOUT_S:-15}
# Size beyond which a process's log becomes NAME.log.1, in place of the one before. [bytes, 1000 and up]
log_bytes=${PLANEWATCH_LOG_BYTES:-10000000}
# Whether Prometheus, Alertmanager and Thanos of a new state folder ask for a user that is made for them; --engine-credentials and
# --no-engine-credentials change it later. Without a user, any page in a browser on this machine can read and stop them. [yes or no]
engine_credentials_at_first=${PLANEWATCH_ENGINE_CREDENTIALS:-yes}
# Whether planes write through the control plane's gateway collector instead of being scraped. [yes or no]
gateway=${PLANEWATCH_GATEWAY:-no}
# Thanos's configuration of a bucket elsewhere (see thanos/README.md). Unset: a gateway of our own. [file]
thanos_bucket_file=${PLANEWATCH_THANOS_BUCKET_FILE:-}
# How long a block stays after it was marked for deletion. [Go duration]
thanos_delete_delay=${PLANEWATCH_THANOS_DELETE_DELAY:-48h}
# The age at which a new block is compacted. [Go duration]
thanos_consistency_delay=${PLANEWATCH_THANOS_CONSISTENCY_DELAY:-30m}
# How long the compactor rests between two rounds, and how often it removes what is marked for deletion. [Go duration]
thanos_compact_interval=${PLANEWATCH_THANOS_COMPACT_INTERVAL:-5m}
# The control plane's key and certificate; TLS is then served on 3443, beside the loopback port. Unset: no TLS. [PKCS#12 file]
tls_keystore=${PLANEWATCH_TLS_KEYSTORE:-}
# The key store's password. Unset: an error with a key store. [file of one line]
tls_password_file=${PLANEWATCH_TLS_PASSWORD_FILE:-}
# The key's alias in it. [text]
tls_alias=${PLANEWATCH_TLS_ALIAS:-planewatch}
# The address on which TLS is served; plain HTTP stays on loopback. [address]
tls_address=${PLANEWATCH_TLS_ADDRESS:-127.0.0.1}
# The browser of the pages' tests. Unset: the one on the path. [command]
chromium=${PLANEWATCH_CHROMIUM:-}

if [[ ! $artifacts && -d $root/artifacts ]]; then export PLANEWATCH_ARTIFACTS=$root/artifacts artifacts=$root/artifacts; fi

default_planes=prod,dev,qa
logs=$state/logs
run=$state/run
secrets=$state/secrets
data=$state/data
