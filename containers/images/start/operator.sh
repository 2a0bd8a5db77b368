# shellcheck shell=bash
# Functions for the operator's scripts, which send requests to the control plane on the same host.
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
