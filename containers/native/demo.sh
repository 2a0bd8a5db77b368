# shellcheck shell=bash
# The demos: scenarios of the load generator against the running data planes, with instructions for the viewer.

cmd_demo() {
  local number=${1:-} plane targets=()
  [[ $number =~ ^[123]$ ]] || die "'./planewatch demo' needs the number of a demo: demo 1 (normal operations), 2 (an incident in prod) or 3 (a load test in qa)."
  for plane in prod dev qa; do
    running "dataplane-$plane" || die "The demos need the data planes prod, dev and qa, but $plane is not running; start them with './planewatch up'."
    targets+=("$plane=$(url "dataplane-$plane")")
  done
  [[ $number != 2 ]] || targets+=("prod-incident=$(url dataplane-prod)")
  look_at "$number"
  cmd_load demo "$number" --targets "$(IFS=, && echo "${targets[*]}")" "${@:2}"
}

look_at() { # number
  say "Open $(url_of controlplane) in a browser. './planewatch token --link' prints a sign-in link."
  case $1 in
    1) cat <<'LOOK' ;;
Normal operations, 10 minutes. Watch:
  - Overview: three data planes are live. prod has twice as much traffic as dev or qa.
  - Request rate, p95 latency and error rate of each data plane: steady lines with about 1 % errors.
  - Compare: two data planes on the same charts.
LOOK
    2) cat <<'LOOK' ;;
An incident in prod, 4 minutes. After one minute, the rate rises from 10 to 200 requests a second, and 5 % of the extra requests are injected errors. Watch:
  - Overview: prod changes within 20 s. dev and qa do not change, because data planes are isolated.
  - Metrics of prod: request rate and errors rise together. The status codes by route show which requests fail; the latency shows whether they are slow.
  - After two and a half minutes, all values return to normal. The charts still show when the incident began.
LOOK
    3) cat <<'LOOK' ;;
A load test in qa, 5 minutes: from 5 to 150 requests a second, then higher in steps of 20. Watch:
  - The request rate of qa rises in a straight line. Its latency shows the rate at which qa becomes slow.
  - prod and dev do not change.
  - At the end, this terminal shows the response times of the clients. The exit code shows whether p99 was below the limit of 2 s.
LOOK
  esac
}
