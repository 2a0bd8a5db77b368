# shellcheck shell=bash disable=SC2154 # settings.sh holds what is read here
# TLS of the control plane. The key store is checked before any process starts, because Payara would start without it.

require_tls() {
  local said
  [[ $tls_keystore ]] || return 0
  [[ -r $tls_keystore ]] || die "PLANEWATCH_TLS_KEYSTORE: the file '$tls_keystore' cannot be read."
  [[ -r $tls_password_file ]] || die "PLANEWATCH_TLS_PASSWORD_FILE: the file '$tls_password_file' cannot be read."
  said=$(LC_ALL=C "$("$native/runtime")/bin/keytool" -list -storetype PKCS12 -keystore "$tls_keystore" -storepass:file "$tls_password_file" 2>&1) ||
    die "PLANEWATCH_TLS_KEYSTORE: '$tls_keystore' cannot be opened with the password in PLANEWATCH_TLS_PASSWORD_FILE: ${said#keytool error: }"
  grep -qi "^$tls_alias, .*PrivateKeyEntry" <<<"$said" ||
    die "PLANEWATCH_TLS_ALIAS: '$tls_keystore' does not contain a private key with the alias '$tls_alias'."
}

# Options for java and for Payara. A file passes the password, because every user can read a command line.
tls_options() { # name
  local https=configs.config.server-config.network-config.network-listeners.network-listener.https-listener
  (
    umask 077
    printf '"-Djavax.net.ssl.keyStore=%s"\n"-Djavax.net.ssl.keyStorePassword=%s"\n-Djavax.net.ssl.keyStoreType=PKCS12\n' \
      "$tls_keystore" "$(<"$tls_password_file")" >"$run/$1/tls.options"
  )
  printf 'set %s\n' "$https.address=$tls_address" >>"$run/$1/preboot"
}
