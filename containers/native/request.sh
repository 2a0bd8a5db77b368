# shellcheck shell=bash
# HTTP without curl: a fresh machine need not have it, and a token on curl's command line would be readable by every user.

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
  # A server that stops in the middle of its answer must not hold `up` or `status` for ever; a backup takes as long as its size.
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

# The answers read here are our own control plane's, one field on one level.
json_field() { # field; JSON on standard input
  sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\"\([^\"]*\)\".*/\1/p"
}

operator_request() { # METHOD PATH JSON → body, or a sentence and an end
  local body
  running controlplane || die "The control plane is not running; start it with './planewatch up'."
  body=$(request "$1" "$(port_of controlplane)" "$2" "$secrets/operator.token" "$3"; echo " $http_status") || true
  http_status=${body##* }
  body=${body% *}
  [[ $http_status == 2* ]] || die "The control plane refused ($1 $2, status ${http_status:-none}): $(json_field detail <<<"$body")"
  printf '%s' "$body"
}
