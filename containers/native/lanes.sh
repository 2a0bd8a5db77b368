# shellcheck shell=bash
# The suites that run at the same time. Two cores can run one suite that computes and one suite that waits for its servers. Only the order of
# the stages is fixed, so a slower machine runs them in the same order.

# A line is a stage, which ends before the next stage begins. Bars separate its lanes, which run at the same time. The suites of a lane run one
# after the other. `pages` runs alone, because its demos need request rates that a busy machine does not reach. `containers` runs alone, because
# Docker creates networks, and tests of Payara and Chromium fail when network addresses change.
stages='shell engines docs web
java licences launcher | stack secured contract registry dataplane
helm storage | alerts
pages
containers'

# The time budget of a suite, with warm caches, on two cores, beside the suite of the other lane. A suite that takes longer still passes.
budget_s() {
  case $1 in
    java) echo 1000 ;;
    pages) echo 800 ;;
    alerts) echo 480 ;;
    containers) echo 330 ;;
    dataplane | storage | stack) echo 320 ;;
    contract | registry | secured) echo 150 ;;
    *) echo 60 ;;
  esac
}

all_suites() { tr '|\n' '  ' <<<"$stages" | xargs; }

known_suite() { [[ " $(all_suites) " == *" $1 "* ]]; }

# The suite `java` packages the applications again. A suite beside it must not start from an incomplete archive.
keep_artifacts() {
  export PLANEWATCH_ARTIFACTS=$root/target/artifacts
  rm -rf "$PLANEWATCH_ARTIFACTS"
  mkdir -p "$PLANEWATCH_ARTIFACTS"
  cp "$controlplane_war" "$dataplane_war" "$loadgen_jar" "$payara_micro" "$PLANEWATCH_ARTIFACTS/"
}

run_suite() { # suite: its result as a line of the results
  local suite=$1 result took started=$SECONDS
  echo "== $suite"
  # The subshell keeps `set -e` enabled, although the result is checked here.
  set +e
  (set -e; "suite_$suite"; exit $?)
  result=$?
  set -e
  took=$((SECONDS - started))
  case $result in
    0) echo "== $suite passed in $took s (budget $(budget_s "$suite") s)" ;;
    77 | 78) echo "== $suite skipped" ;;
    *) echo "== $suite FAILED after $took s" ;;
  esac
  echo "$suite $result $took" >>"$results/all"
}

# The output of a suite is shown when the suite ends, so that lines of two suites do not mix.
run_lane() { # port shift, suites…
  local suite
  test_port_shift=$1
  export PLANEWATCH_TEST_PORT_SHIFT=$1
  shift
  for suite in "$@"; do
    run_suite "$suite" >"$results/$suite.log" 2>&1
    flock "$results" cat "$results/$suite.log"
  done
}

wanted_of() { # the suites of a lane that are wanted
  local suite
  for suite in $1; do [[ " ${wanted[*]} " != *" $suite "* ]] || echo "$suite"; done
}

stop_lanes() {
  local lane
  for lane in $(jobs -p); do kill -TERM -- "-$lane" 2>/dev/null || true; done
  exit "$1"
}

run_stages() { # the wanted suites
  local wanted=("$@") stage lane shift suites lanes
  results=$(mktemp -d)
  : >"$results/all"
  trap 'rm -rf "$results"' EXIT
  trap 'stop_lanes 130' INT
  trap 'stop_lanes 143' TERM
  # Each lane has its own process group, so that a signal ends all its processes.
  set -m
  while read -r stage; do
    IFS='|' read -ra lanes <<<"$stage"
    shift=$test_port_shift
    for lane in "${lanes[@]}"; do
      # shellcheck disable=SC2046 # one word a suite
      run_lane "$shift" $(wanted_of "$lane") </dev/null &
      shift=$((shift + 2500))
    done
    wait
  done <<<"$stages"
  set +m
}

# The failed tests of a suite, as node, Maven or Playwright name them, for readers who see only the end of the output.
failures_of() { # suite
  grep -aE '^ *not ok [0-9]+ - |^ +error: |^\[ERROR\] +[A-Z]\w*(Test|IT)[.:]|^ +\[\w+\] › |^Error: |✘' "$results/$1.log" | grep -av '# SKIP' |
    sed 's/\x1b\[[0-9;]*m//g; s/^ *//' | cut -c1-200 | head -n 12 || true
}

summary() {
  local suite result took passed=0 failed=0 skipped=0 excused=""
  say "Duration of each suite in seconds: $(awk '{ printf "%s %s  ", $1, $3 }' "$results/all")– total $SECONDS"
  while read -r suite result took; do
    case $result in
      0) passed=$((passed + 1)) ;;
      78) excused="; $suite not run, because there is no Docker daemon" ;;
      77) skipped=$((skipped + 1)) ;;
      *) failed=$((failed + 1)); say "FAILED: $suite"; failures_of "$suite" | sed 's/^/  /' ;;
    esac
  done <"$results/all"
  [[ $require_all == no ]] || { failed=$((failed + skipped)); skipped=0; }
  say "$passed passed, $failed failed, $skipped skipped$excused"
  [[ $failed == 0 ]]
}
