# shellcheck shell=bash
# The table of processes: name, ports (the first one serves), health path, and the processes that it needs. `up`, `down` and `status` use it.
# The command of a row is the function run_<kind> in prepare.sh, where the kind is the name up to its first dash.

plane_names() { [[ -f $state/planes ]] && cut -d' ' -f1 "$state/planes"; }

# The three demo data planes have fixed places. Further data planes take the next free place.
plane_index() {
  case $1 in
    prod) echo 0 ;;
    dev) echo 1 ;;
    qa) echo 2 ;;
    *) awk -v name="$1" '$1 == name { print $2 }' "$state/planes" ;;
  esac
}

shifted() { # ports → the same, shifted
  local port out=()
  for port in "$@"; do out+=("$((port + port_shift))"); done
  local IFS=,
  echo "${out[*]}"
}

# Further data planes have ten ports each, in a range that no other process uses. Continuing the numbers of the demo would reach the engines' ports.
further_ports() { echo $((20000 + 10 * $1)); } # index

collector_ports() { # plane → OTLP gRPC, OTLP HTTP, metrics, own metrics, health; the last one answers health
  local i first
  i=$(plane_index "$1")
  if ((i > 2)); then
    first=$(further_ports "$i")
    shifted "$first" $((first + 1)) $((first + 2)) $((first + 3)) $((first + 4))
    return
  fi
  shifted $((4317 + 10 * i)) $((4318 + 10 * i)) $((8889 + 10 * i)) $((8888 + 10 * i)) $((13133 + i))
}

# The gateway's own two ports (metrics and health), then one receiver port for each data plane.
gateway_ports() {
  local plane ports
  ports=$(shifted 8948 13193)
  for plane in $(plane_names); do ports+=,$(gateway_port "$plane"); done
  echo "$ports"
}

gateway_port() { # plane
  local i
  i=$(plane_index "$1")
  if ((i > 2)); then shifted $(($(further_ports "$i") + 5)); else shifted $((14318 + 10 * i)); fi
}

with_gateway() { [[ -f $state/gateway ]]; }

dataplane_port() { shifted $((8081 + $(plane_index "$1"))); }

processes() {
  local plane name
  # The engines wait for the control plane, which generates their credentials.
  local after=controlplane
  # With a certificate, the second port is for clients on other machines.
  echo "controlplane $(shifted 3000 ${tls_keystore:+3443}) /health/ready -"
  echo "alertmanager $(shifted 9093) /-/ready $after"
  ! with_gateway || echo "gateway $(gateway_ports) / $after"
  for name in $(prometheus_names); do
    echo "$name $(shifted $((9089 + $(replica_of "$name")))) /-/ready controlplane"
  done
  ! with_thanos || storage_processes
  for plane in $(plane_names); do
    echo "collector-$plane $(collector_ports "$plane") / -"
    echo "dataplane-$plane $(dataplane_port "$plane") /health/ready controlplane,collector-$plane"
  done
  [[ -f $state/no-load ]] || echo "load - - controlplane"
  echo "rotation - - -"
}

row() { processes | awk -v name="$1" '$1 == name'; }

names() { processes | cut -d' ' -f1; }

kind_of() { echo "${1%%-*}"; }

plane_of() { echo "${1#*-}"; }

# A column that contains a list. A single dash is an empty list.
list_of() { row "$1" | awk -v column="$2" '$column != "-" { gsub(",", " ", $column); print $column }'; }

ports_of() { list_of "$1" 2; }

waits_for() { list_of "$1" 4; }

port_of() { ports_of "$1" | cut -d' ' -f1; }

# The collector answers health on its last port, the gateway on its second, everything else on its first.
health_port_of() {
  case $1 in
    collector-*) ports_of "$1" | awk '{ print $NF }' ;;
    gateway) ports_of "$1" | cut -d' ' -f2 ;;
    *) port_of "$1" ;;
  esac
}

url_of() {
  local port
  port=$(port_of "$1")
  case $1 in
    load | gateway | rotation) echo "" ;;
    collector-*) echo "http://localhost:$(ports_of "$1" | cut -d' ' -f3)/metrics" ;;
    # Browsers send a cookie to every port of a host. The control plane is localhost, so data planes use another host and do not get its session.
    dataplane-*) url "$1" ;;
    *) echo "http://localhost:$port" ;;
  esac
}

url() { echo "http://127.0.0.1:$(port_of "$1")"; }
