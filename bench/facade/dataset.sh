# shellcheck shell=bash disable=SC2154 # `run` sets what is read here
# The data set: blocks of two hours, from fourteen hours ago until some time after now. A panel that ends now therefore has data.

block_s=7200

# The last block must outlive a run of the benchmark.
dataset_is_current() {
  [[ -f $cache/blocks.until ]] && (($(<"$cache/blocks.until") > $(date +%s) + 5400))
}

build_dataset() {
  local now from to text
  if dataset_is_current; then return; fi
  now=$(date +%s)
  from=$(((now / block_s - 7) * block_s))
  to=$(((now / block_s + 3) * block_s))
  say "Building the data set: 20 planes of 6 routes of 16 series, $(((to - from) / 3600)) h (about 2 minutes)."
  rm -rf "$cache/blocks" "$cache/blocks.until" "$cache/text"
  mkdir -p "$cache/blocks" "$cache/text"
  "$cache/client" dataset --from "$from" --to "$to" --folder "$cache/text" | while read -r text; do
    "$prometheus/promtool" tsdb create-blocks-from openmetrics "$text" "$cache/blocks" >"$cache/promtool.log" || die "promtool failed: $(tail -n 3 "$cache/promtool.log")"
    rm "$text"
  done
  rmdir "$cache/text"
  echo "$to" >"$cache/blocks.until"
}
