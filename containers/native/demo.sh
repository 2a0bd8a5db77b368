# shellcheck shell=bash
# The demos: the load generator's own scenarios against the planes that run here, with what to look at meanwhile.

cmd_demo() {
  local number=${1:-} plane targets=()
  [[ $number =~ ^[123]$ ]] || die "Name the demo: ./planewatch demo 1 (normal operations), 2 (an incident in prod) or 3 (a load test in qa)."
  for plane in prod dev qa; do
    running "dataplane-$plane" || die "The demos need the data planes prod, dev and qa, but $plane is not running; start them with './planewatch up'."
    targets+=("$plane=$(url "dataplane-$plane")")
  done
  [[ $number != 2 ]] || targets+=("prod-incident=$(url dataplane-prod)")
  look_at "$number"
  cmd_load demo "$number" --targets "$(IFS=, && echo "${targets[*]}")" "${@:2}"
}

look_at() { # number
  say "Open $(url_of controlplane) beside this terminal (sign in: ./planewatch token --link)."
  case $1 in
    1) cat <<'LOOK' ;;
Normal operations, 10 minutes. Look at:
  - Overview: three planes are live; prod carries twice the traffic of dev and qa.
  - each plane's rate, p95 and errors: steady lines, about 1 % errors, as real traffic has.
  - Compare: the same panel for all three planes, on one scale.
LOOK
    2) cat <<'LOOK' ;;
An incident in prod, 4 minutes: after one minute its rate jumps from 10 to 200 a second, and 5 % of the extra requests are broken.
  - Overview: prod changes within 20 s; dev and qa stay as they were. That is the isolation of planes.
  - prod's page: rate and errors rise together; status by route shows which requests fail; latency shows whether it also became slow.
  - after two and a half minutes: everything returns, and the chart still tells when it began.
LOOK
    3) cat <<'LOOK' ;;
A load test in qa, 5 minutes: from 5 to 150 requests a second, then up in steps of 20.
  - qa's rate climbs as a straight line; its latency tells where it begins to bend.
  - prod and dev stay calm beside it.
  - at the end, below: response times as a caller felt them, against the limit of 2 s for p99; the exit code says whether it was met.
LOOK
  esac
}
