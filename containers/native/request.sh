# shellcheck shell=bash
# HTTP without curl: curl may be missing, and every user could read a token on its command line.

# request METHOD PORT PATH [TOKEN_FILE] [JSON] → body on standard output; status in $http_status; fails unless 2xx
http_status=
request() {
  local method=$1 port=$2 path=$3 token_file=${4:-} json=${5:-} line fd
  http_status=
  { exec {fd}<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  {
    printf '%s %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nAccept: application/json, */*;q=0.1\r\n' "$method" "$path" "$port"
    [[ ${authorization:-} ]] && printf 'Authorization: %s\r\n' "$authorization"
    [[ ${if_match:-} ]] && printf 'If-Match: %s\r\n' "$if_match"
    [[ $token_file ]] && printf 'Authorization: Bearer %s\r\n' "$(<"$token_file")"
    [[ $json ]] && printf 'Content-Type: application/json\r\nContent-Length: %s\r\n' "$(printf %s "$json" | wc -c)"
    printf '\r\n%s' "$json"
  } >&"$fd" || { exec {fd}>&-; return 1; }
  read -r -t 10 -u "$fd" _ http_status _ || { exec {fd}>&-; return 1; }
  while read -r -t 10 -u "$fd" line && [[ ${line%$'\r'} ]]; do :; done
  # The timeout prevents `up` and `status` from waiting forever for a server that stops in the middle of an answer. A backup needs a longer one.
  timeout "${body_timeout_s:-10}" cat <&"$fd" 2>/dev/null || { exec {fd}>&-; return 1; }
  exec {fd}>&-
  [[ $http_status == 2* ]]
}

healthy() { # name
  local path authorization=
  path=$(row "$1" | cut -d' ' -f3)
  is_engine "$1" && authorization=$(engine_authorization)
  [[ $path == - ]] || request GET "$(health_port_of "$1")" "$path" >/dev/null
}

# Reads one top-level text field. Only answers of Planewatch's own processes are read in this way.
json_field() { # field; JSON on standard input
  sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\"\([^\"]*\)\".*/\1/p"
}

operator_request() { # METHOD PATH JSON → body; ends with an error message if the control plane refuses
  local body
  running controlplane || die "The control plane is not running; start it with './planewatch up'."
  body=$(request "$1" "$(port_of controlplane)" "$2" "$secrets/operator.token" "$3"; echo " $http_status") || true
  http_status=${body##* }
  body=${body% *}
  [[ $http_status == 2* ]] || die "The control plane refused the request ($1 $2, status ${http_status:-none}): $(json_field detail <<<"$body")"
  printf '%s' "$body"
}
