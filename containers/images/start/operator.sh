# shellcheck shell=bash
# What the operator's scripts need to ask the control plane beside which they run.
root=/opt/planewatch
# shellcheck disable=SC2034 # request.sh reads it
secrets=/var/lib/planewatch/secrets
# shellcheck source=containers/native/say.sh
. "$root/say.sh"
# shellcheck source=containers/native/request.sh
. "$root/request.sh"

running() { true; }

# shellcheck disable=SC2153 # the image sets it
port_of() { echo "$PORT"; }
