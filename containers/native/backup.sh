# shellcheck shell=bash disable=SC2154 # settings.sh holds what is read here
# Backup and restore of what must not be lost: metrics, bucket, the control plane's database, the planes and their places.

cmd_backup() {
  local keep= target partial
  if [[ ${1:-} == --keep ]]; then
    keep=${2:-}
    [[ $keep =~ ^[1-9][0-9]*$ ]] || die "--keep takes the number of backups to keep."
    shift 2
    [[ $# -eq 1 && -d ${1:-} ]] || die "With --keep, name the folder of the backups."
    target=$1/planewatch-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
  else
    [[ $# -eq 1 ]] || die "Name the file to write: ./planewatch backup FILE, or ./planewatch backup --keep N FOLDER."
    target=$1
    [[ ! -e $target ]] || die "$target exists already; a backup overwrites nothing."
  fi
  running controlplane && running prometheus || die "A backup is taken from a running Planewatch; start it with './planewatch up'."
  partial=$(mktemp -d "$state/backup.XXXXXX")
  # shellcheck disable=SC2064 # the folder is known now
  trap "rm -rf '$partial'" EXIT
  (umask 077 && collect_backup "$partial") || exit 1
  (umask 077 && tar -C "$partial" --xattrs -czf "$target.partial" .) || die "$target can't be written."
  mv "$target.partial" "$target"
  say "Wrote $target ($(du -h "$target" | cut -f1)). Keep it as safe as the database: it holds the hashes of tokens and passwords."
  [[ ! $keep ]] || remove_old_backups "$(dirname "$target")" "$keep"
}

collect_backup() { # folder
  cp "$state/planes" "$1/planes"
  copy_database "$1/controlplane"
  # What the control plane wrote for the engines; Alertmanager's folder has its silences too.
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
    die "The control plane gave no copy of its database (status ${http_status:-none}): $(json_field detail <"$1/database.zip")"
}

# A snapshot is made of hard links and of the head, so it costs little, and Prometheus goes on.
copy_metrics() { # folder
  local name authorization
  authorization=$(engine_authorization)
  name=$(body_timeout_s=600 request POST "$(port_of prometheus)" /api/v1/admin/tsdb/snapshot '' '{}' | json_field name) || true
  [[ $name ]] || die "Prometheus made no snapshot (status ${http_status:-none}); read './planewatch logs prometheus'."
  mv "$data/prometheus/snapshots/$name" "$1"
}

copy_bucket() { # folder
  local block copy
  mkdir -p "$1/planewatch"
  for block in "$data"/s3/planewatch/*/; do
    copy=$1/planewatch/$(basename "$block")
    # A block's meta.json comes last and goes first: without it there is nothing yet, or nothing any more.
    cp -a "$block" "$copy" 2>/dev/null || [[ ! -f ${block}meta.json ]] || die "The block $block can't be copied."
    [[ -f $copy/meta.json ]] || rm -rf "$copy"
  done
}

remove_old_backups() { # folder, how many to keep
  find "$1" -maxdepth 1 -name 'planewatch-*.tar.gz' -print0 | sort -rz | tail -zn "+$(($2 + 1))" | xargs -0 -r rm -f
}

cmd_restore() {
  [[ $# -eq 1 ]] || die "Name the backup: ./planewatch restore FILE."
  [[ -f $1 ]] || die "There is no file $1."
  tar -tzf "$1" ./planes ./controlplane/database.zip >/dev/null 2>&1 || die "$1 is no backup of Planewatch."
  [[ ! -d $data ]] || [[ -z $(ls -A "$data") ]] ||
    die "$data holds data already; a restore overwrites nothing. Run './planewatch clean' first, or set PLANEWATCH_STATE to another folder."
  prepare_folders
  tar -C "$data" --xattrs --xattrs-include="user.*" -xzf "$1" || die "$1 can't be read to its end."
  mv "$data/planes" "$state/planes"
  [[ ! -f $data/thanos ]] || mv "$data/thanos" "$state/thanos"
  (cd "$data/controlplane" && jar xf database.zip && rm database.zip) || die "The database in $1 can't be read."
  # The operator token is no part of a backup: the one that is here takes the former's place, and tokens go on to work.
  touch "$data/controlplane/restored"
  say "Laid $1 into $state. Start it with './planewatch up'."
}
