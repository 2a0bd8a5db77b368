# shellcheck shell=bash disable=SC2154 # settings.sh and table.sh hold what is read here
# Which data planes there are: `up --planes` names exactly these, `plane add` and `plane remove` change one.

# The planes of `up`: those that are named, else those of last time, else the demo's three.
chosen_planes() { # comma-separated names or nothing
  local known
  known=$(plane_names | paste -sd,)
  echo "${1:-${known:-$default_planes}}"
}

# A plane whose data would be left behind is removed by a command of its own, never by leaving a name out.
require_no_plane_left_out() { # comma-separated names
  local plane left=()
  for plane in $(plane_names); do [[ ",$1," == *",$plane,"* ]] || left+=("$plane"); done
  [[ ${#left[@]} -eq 0 ]] ||
    die "'up --planes' names exactly the planes that run, and ${left[*]} would be left out; remove a plane and its data with './planewatch plane remove ${left[0]}'."
}

cmd_plane() {
  local action=${1:-} plane=${2:-}
  [[ $# -eq 2 && $action =~ ^(add|remove)$ ]] || die "'./planewatch plane' takes 'add NAME' or 'remove NAME'."
  require_plane_names "$plane"
  case $action in
    add) cmd_up --planes "$(plane_names | grep -vx "$plane" | cat - <(echo "$plane") | paste -sd,)" ;;
    remove) remove_plane "$plane" ;;
  esac
}

# Its metrics stay in Prometheus until their retention ends, so the registry never gives its id to another plane.
remove_plane() { # name
  local plane=$1 version
  plane_names | grep -qx "$plane" || die "There is no data plane '$plane'; there are: $(plane_names | paste -sd' ')."
  prepare_folders
  lock
  # A heartbeat in between would count as a concurrent change.
  stop_all "dataplane-$plane" "collector-$plane"
  version=$(operator_request GET "/api/planewatch/planes/$plane" '') || exit 1
  version=$(grep -oE '"rowVersion":[0-9]+' <<<"$version" | grep -oE '[0-9]+$')
  if_match=$version operator_request DELETE "/api/planewatch/planes/$plane" '' >/dev/null || exit 1
  sed -i "/^$plane /d" "$state/planes"
  rm -rf "${data:?}/dataplane-$plane" "${data:?}/collector-$plane" "$secrets"/{join,scrape,receiver,gateway}-"$plane.token"
  say "Removed the data plane $plane; its metrics stay until their retention ends, and its name is not given again."
}
