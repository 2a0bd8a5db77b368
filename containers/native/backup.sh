# shellcheck shell=bash disable=SC2154 # settings.sh holds what is read here
# Backup and restore of metrics, the bucket, the control plane's database, and the list of data planes.

cmd_backup() {
  local keep= target partial
  if [[ ${1:-} == --keep ]]; then
    keep=${2:-}
    [[ $keep =~ ^[1-9][0-9]*$ ]] || die "--keep needs the number of backups to keep."
    shift 2
    [[ $# -eq 1 && -d ${1:-} ]] || die "--keep needs an existing folder for the backups: ./planewatch backup --keep N FOLDER."
    target=$1/planewatch-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
  else
    [[ $# -eq 1 ]] || die "Usage: ./planewatch backup FILE, or ./planewatch backup --keep N FOLDER."
    target=$1
    [[ ! -e $target ]] || die "$target already exists; a backup never overwrites a file."
  fi
  running controlplane && running prometheus || die "A backup needs a running Planewatch; start it with './planewatch up'."
  partial=$(mktemp -d "$state/backup.XXXXXX")
  # shellcheck disable=SC2064 # the folder is known now
  trap "rm -rf '$partial'" EXIT
  (umask 077 && collect_backup "$partial") || exit 1
  (umask 077 && tar -C "$partial" --xattrs -czf "$target.partial" .) || die "$target cannot be written."
  mv "$target.partial" "$target"
  say "Wrote $target ($(du -h "$target" | cut -f1)). It contains hashes of tokens and passwords; protect it like the database."
  [[ ! $keep ]] || remove_old_backups "$(dirname "$target")" "$keep"
}

collect_backup() { # folder
  cp "$state/planes" "$1/planes"
  copy_database "$1/controlplane"
  # Files that the control plane wrote for the engines. Alertmanager's folder also contains its silences.
  local part
  for part in rules alertmanager; do [[ ! -d $data/$part ]] || cp -a "$data/$part" "$1/$part"; done
  copy_metrics "$1/prometheus"
  if with_thanos; then
    cp "$state/thanos" "$1/thanos"
    ! with_own_bucket || copy_bucket "$1/s3"
  fi
}

copy_database() { # folder
  mkdir -p "$1"
  body_timeout_s=3600 request POST "$(port_of controlplane)" /api/planewatch/backups "$secrets/operator.token" '{}' >"$1/database.zip" ||
    die "The control plane did not return a copy of its database (status ${http_status:-none}): $(json_field detail <"$1/database.zip")"
}

# A snapshot consists of hard links and the head block. A snapshot is cheap, and Prometheus continues to run.
copy_metrics() { # folder
  local name authorization
  authorization=$(engine_authorization)
  name=$(body_timeout_s=600 request POST "$(port_of prometheus)" /api/v1/admin/tsdb/snapshot '' '{}' | json_field name) || true
  [[ $name ]] || die "Prometheus did not create a snapshot (status ${http_status:-none}). See './planewatch logs prometheus'."
  mv "$data/prometheus/snapshots/$name" "$1"
}

copy_bucket() { # folder
  local block copy
  mkdir -p "$1/planewatch"
  for block in "$data"/s3/planewatch/*/; do
    copy=$1/planewatch/$(basename "$block")
    # meta.json is written last and deleted first. Without it, the block is incomplete or already deleted.
    cp -a "$block" "$copy" 2>/dev/null || [[ ! -f ${block}meta.json ]] || die "The block $block cannot be copied."
    [[ -f $copy/meta.json ]] || rm -rf "$copy"
  done
}

remove_old_backups() { # folder, how many to keep
  find "$1" -maxdepth 1 -name 'planewatch-*.tar.gz' -print0 | sort -rz | tail -zn "+$(($2 + 1))" | xargs -0 -r rm -f
}

cmd_restore() {
  [[ $# -eq 1 ]] || die "Usage: ./planewatch restore FILE."
  [[ -f $1 ]] || die "The file $1 does not exist."
  tar -tzf "$1" ./planes ./controlplane/database.zip >/dev/null 2>&1 || die "$1 is not a Planewatch backup."
  [[ ! -d $data ]] || [[ -z $(ls -A "$data") ]] ||
    die "$data already contains data, and a restore never overwrites data. Run './planewatch clean' first, or set PLANEWATCH_STATE to another folder."
  prepare_folders
  tar -C "$data" --xattrs --xattrs-include="user.*" -xzf "$1" || die "$1 cannot be read completely."
  mv "$data/planes" "$state/planes"
  [[ ! -f $data/thanos ]] || mv "$data/thanos" "$state/thanos"
  (cd "$data/controlplane" && jar xf database.zip && rm database.zip) || die "The database in $1 cannot be read."
  # A backup does not contain the operator token. The local operator token replaces the previous one, so all other tokens stay valid.
  touch "$data/controlplane/restored"
  say "Restored $1 into $state. Start Planewatch with './planewatch up'."
}
