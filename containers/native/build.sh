# shellcheck shell=bash
# Builds missing parts: the applications with Maven if a source is newer than the last build, the engines with their own script.

at_least() { # wanted version, found version
  [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]
}

require_tool() { # command, wanted version, found version, how to get it
  if ! command -v "$1" >/dev/null; then
    warn "$1 is missing: $4."
  elif ! at_least "$2" "${3:-0}"; then
    warn "$1 is version ${3:-unknown}, but $2 or newer is needed: $4."
  else
    return 0
  fi
  missing_tools=1
}

version_in() { grep -oE '[0-9]+(\.[0-9]+)+' <<<"$1" | head -n 1; }

# Requires only the tools of the parts that must still be built.
require_tools() { # engines…
  local missing_tools=0
  applications_current || require_application_tools
  "$root/containers/engines/build" --cached "$@" ||
    require_tool go 1.26 "$(version_in "$(go version 2>/dev/null || true)")" "install Go 1.26 or newer, from your distribution or go.dev"
  [[ $missing_tools == 0 ]] || exit 1
}

require_application_tools() {
  require_tool javac 17 "$(version_in "$(javac -version 2>&1 || true)")" "install a JDK, e.g. 'apt-get install openjdk-17-jdk-headless'"
  require_tool mvn 3.8 "$(version_in "$(mvn -version 2>/dev/null || true)")" "install Maven, e.g. 'apt-get install maven'"
  require_tool node 20.19 "$(version_in "$(node --version 2>/dev/null || true)")" "install Node.js 20.19 or newer, from your distribution or nodejs.org"
  require_tool npm 10 "$(version_in "$(npm --version 2>/dev/null || true)")" "install Node.js, which includes npm"
}

applications_current() {
  local stamp=$root/target/applications.built artifact
  for artifact in "$controlplane_war" "$dataplane_war" "$loadgen_jar" "$payara_micro"; do [[ -f $artifact ]] || return 1; done
  [[ ! $artifacts ]] || return 0
  [[ -f $stamp ]] && [[ -z $(find "$root"/pom.xml "$root"/{telemetry,dataplane-war,controlplane-war,web-angular,loadgen} \
    \( -name target -o -name node_modules -o -name .angular -o -name dist -o -name test-results \) -prune -o -type f -newer "$stamp" -print -quit) ]]
}

controlplane_war=${artifacts:-$root/controlplane-war/target}/controlplane.war
dataplane_war=${artifacts:-$root/dataplane-war/target}/dataplane.war
loadgen_jar=${artifacts:-$root/loadgen/target}/loadgen.jar
payara_micro=${artifacts:-$root/controlplane-war/target}/payara-micro.jar

build_applications() {
  local log=$logs/build.log started=$SECONDS
  applications_current && return
  [[ ! $artifacts ]] || die "PLANEWATCH_ARTIFACTS: the folder $artifacts must contain controlplane.war, dataplane.war, loadgen.jar and payara-micro.jar; unset it to build them."
  say "Building the applications with Maven and npm (about 3 minutes the first time; log: $log)."
  (umask 022 && mkdir -p "$root/target" && touch "$root/target/applications.building")
  # Maven compiles only changed sources. Without this, a class whose source was deleted would stay in the archive.
  rm -rf "$root"/*/target/{classes,controlplane,dataplane}
  # Artifacts are readable by all users, because images contain them and other users run these images.
  (umask 022 && cd "$root" && mvn -B -ntp -DskipTests -Dmaven.test.skip -Dspotless.check.skip package) >"$log" 2>&1 9>&- ||
    die "The build failed: $(grep -m 3 -E '^\[ERROR\]|npm error' "$log" | cut -c1-300 | tr '\n' ' ') The complete log is $log."
  # The stamp has the time at which the build began, so a source that changes during the build is built next time.
  mv "$root/target/applications.building" "$root/target/applications.built"
  say "Built the applications in $((SECONDS - started)) s."
}

engine_path() { # engine → the folder of its binaries
  umask 022
  "$root/containers/engines/build" "$1"
}
