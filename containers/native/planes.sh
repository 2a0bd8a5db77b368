# shellcheck shell=bash disable=SC2154 # settings.sh and table.sh hold what is read here
# The list of data planes. `up --planes` lists all of them; `plane add` and `plane remove` change one.

# The data planes of `up`: the ones in --planes, otherwise the ones of the last start, otherwise the three demo data planes.
chosen_planes() { # comma-separated names or nothing
  local known
  known=$(plane_names | paste -sd,)
  echo "${1:-${known:-$default_planes}}"
}

# Only `plane remove` removes a data plane. A name that is missing in --planes would leave its data behind.
require_no_plane_left_out() { # comma-separated names
  local plane left=()
  for plane in $(plane_names); do [[ ",$1," == *",$plane,"* ]] || left+=("$plane"); done
  [[ ${#left[@]} -eq 0 ]] ||
    die "'up --planes' must list all data planes; missing: ${left[*]}. Add the missing names, or remove a data plane and its data with './planewatch plane remove ${left[0]}'."
}

known_planes() { # for messages
  local names
  names=$(plane_names | paste -sd' ')
  echo "${names:-none}"
}

cmd_plane() {
  local action=${1:-} plane=${2:-}
  [[ $# -eq 2 && $action =~ ^(add|remove)$ ]] || die "'./planewatch plane' needs 'add NAME' or 'remove NAME'."
  require_plane_names "$plane"
  case $action in
    add) cmd_up --planes "$(plane_names | grep -vx "$plane" | cat - <(echo "$plane") | paste -sd,)" ;;
    remove) remove_plane "$plane" ;;
  esac
}

# The metrics of the data plane stay in Prometheus until their retention ends, so the registry does not give its ID to another data plane.
remove_plane() { # name
  local plane=$1 version
  plane_names | grep -qx "$plane" || die "There is no data plane '$plane'. Data planes: $(known_planes)."
  prepare_folders
  lock
  # A heartbeat between the next two requests would count as a concurrent change.
  stop_all "dataplane-$plane" "collector-$plane"
  version=$(operator_request GET "/api/planewatch/planes/$plane" '') || exit 1
  version=$(grep -oE '"rowVersion":[0-9]+' <<<"$version" | grep -oE '[0-9]+$')
  if_match=$version operator_request DELETE "/api/planewatch/planes/$plane" '' >/dev/null || exit 1
  sed -i "/^$plane /d" "$state/planes"
  rm -rf "${data:?}/dataplane-$plane" "${data:?}/collector-$plane" "$secrets"/{join,scrape,receiver,gateway}-"$plane.token"
  say "Removed the data plane $plane. Its metrics stay until their retention ends, and its name stays reserved."
}
