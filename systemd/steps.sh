# What systemd/install does, a step a function. Sourced by it, in the root folder of a checkout or of an installed version.
#
#   /opt/hearth/releases/<n>   versions, each whole: code, .venv, unit; what is equal in two of them is on the disk once
#   /opt/hearth/current        a link to the one that the service runs; previous: to the one before it
# shellcheck shell=bash

root=${HEARTH_ROOT:-} # another root folder, for the tests
opt=$root/opt/hearth settings=$root/etc/hearth state=$root/var/lib/hearth cache=$root/var/cache/hearth
units=$root/etc/systemd/system link=$root/usr/local/bin/assistant
# shellcheck disable=SC2034 # unit and lock are for systemd/install
unit=$units/hearth.service lock=$root/run/hearth-install.lock
from=systemd # where a version has its units
ours=(hearth.service hearth-fetch.service hearth-fetch.path) started=(hearth.service hearth-fetch.path)
tells="journalctl -u hearth"
settle_s=${HEARTH_SETTLE_S:-5} # one that falls over within this time after READY counts as failed
dry="" bring=""               # what the arguments said

say() { printf 'install: %s\n' "$*"; }
fail() {
  printf 'install: FAILED: %s\n' "$1" >&2
  exit 1
}

# step WORDS COMMAND…: says what is done and does it; with --dry-run it only says so.
step() {
  say "$1"
  shift
  [ -n "$dry" ] || "$@"
}

# sure QUESTION: goes on after a yes; without a terminal there is nobody to ask.
sure() {
  local answer=""
  [ -t 0 ] || fail "nobody is here to be asked: add --yes."
  read -r -p "install: $1 [y/N] " answer
  [[ $answer == [yY]* ]] || fail "nothing was removed."
}

# Whether this may be done by whoever calls it.
allowed() { [ "$(id -u)" = 0 ] || fail "this changes the system: run it as root (sudo $0), or see --user."; }

lasting() { say "done; \`systemctl status hearth\` shows how it is, \`$tells -f\` what it hears"; }

# The service manager that the service belongs to, and its journal.
manager() { systemctl "$@"; }
journal() { journalctl --unit hearth "$@"; }

# --- versions ----------------------------------------------------------------------------------------------------------

# The folder that `current` or `previous` leads to; nothing where there is none.
version() { readlink -e "$opt/$1" || true; }

# The version that is installed: before there were releases, all of it lay in /opt/hearth itself.
running() {
  local now
  now=$(version current)
  if [ -z "$now" ] && [ -d "$opt/assistant" ]; then now=$opt; fi
  printf '%s' "$now"
}

next_version() {
  local folder newest=0
  for folder in "$opt"/releases/*/; do
    folder=$(basename "$folder")
    if [[ $folder =~ ^[0-9]+$ ]] && [ "$folder" -gt "$newest" ]; then newest=$folder; fi
  done
  printf '%s' "$opt/releases/$((newest + 1))"
}

# point NAME VERSION: `current` or `previous` leads to a version from now on, or to none; in one step, whatever happens.
point() {
  if [[ $2 != "$opt"/releases/* ]]; then
    rm -f "$opt/$1"
    return
  fi
  ln -sfn "releases/$(basename "$2")" "$opt/$1.new"
  mv -T "$opt/$1.new" "$opt/$1"
}

# unfinished STATUS NEW OLD: whatever ended an update before its new version was ready, no half of it stays.
unfinished() {
  [ "$1" != 0 ] && [ -z "$dry" ] || return 0
  if [ "$(version current)" = "$2" ]; then
    [ -n "$3" ] || return 0 # the first installation: systemd goes on trying
    switch "$3"
    manager --no-block restart hearth.service
  fi
  rm -rf "$2"
  if [ -n "$3" ]; then
    say "not updated: the version before ($3) goes on as it was" >&2
  else
    say "not installed; the next try begins anew" >&2
  fi
}

# same ONE OTHER: whether two versions hold the same code.
same() { diff -rq -x .venv -x lab -x training -x out -x .wheels -x __pycache__ -x '*.egg-info' -x '.setup*' "$1" "$2" >/dev/null; }

# --- a version, made beside the one that runs ---------------------------------------------------------------------------

copy_checkout() {
  mkdir -p "$1"
  tar -c --exclude=./{.venv,.git,lab,training,out} --exclude='*.pyc' --exclude='*.egg-info' --exclude=./.*_cache . |
    tar -x -C "$1" --no-same-owner
  keep_downloads "$1"
}

# share_packages OLD NEW: the new .venv begins as the old one's files under a second name; what pip replaces then, it writes
# anew. Programs and notes that say where the environment lies are files of its own.
share_packages() {
  [ -x "$1/.venv/bin/python" ] || return 0
  cp -al "$1/.venv" "$2/.venv"
  rm -f "$2"/.venv/ready-* "$2"/.venv/*.txt "$2"/.venv/runtime.lock
  { grep -rlIF --null "$1/.venv" "$2/.venv/bin" "$2/.venv/pyvenv.cfg" || true; } | xargs -0r sed -i "s|$1/.venv|$2/.venv|g"
  local wheel
  for wheel in "$1"/.wheels/*.whl; do
    if [ -e "$wheel" ] && { [ ! -d "$2/.wheels" ] || cmp -s "$wheel" "$2/.wheels/$(basename "$wheel")"; }; then
      mkdir -p "$2/.wheels" && ln -f "$wheel" "$2/.wheels/"
    fi
  done
}

# set_up NEW OLD: the packages of a version. Of a first one what it needs to hear and answer: what is compiled comes once it
# listens.
set_up() {
  if [ -n "$2" ]; then "$1/scripts/setup" run; else SETUP_RUNTIME=later "$1/scripts/setup" first; fi
}

# complete VERSION: the rest of its packages, beside the box that listens, which takes them in. One that fails is no reason to
# have no box.
complete() {
  if "$1/scripts/setup" run; then
    hand_over "$1"
  else
    say "the language model can't be set up (above); all else works. \`sudo systemd/install\` tries again." >&2
  fi
}

# The program belongs to root: the service can read it and change nothing.
hand_over() {
  case $(readlink -f "$1/.venv/bin/python") in
  /root/* | /home/*) fail "the Python of .venv lies in a home folder, where the service can't read it: PYTHON=/usr/bin/python3 $0" ;;
  esac
  "$1/.venv/bin/python" -m compileall -q "$1/assistant" "$1/skills"
  chown -R root:root "$1"
  chmod -R go+rX,go-w "$1"
}

# The command of a version as the service's account would run it.
as_service() {
  local version=$1
  shift
  runuser -u hearth -- env HOME="$state" HEARTH_STATE="$state" HEARTH_CACHE="$cache" HEARTH_SKILLS="$settings/skills" \
    HEARTH_CONFIG="${HEARTH_CONFIG:-$settings/config.toml}" "$version/.venv/bin/assistant" "$@"
}

# check NEW OLD: settings that the old version takes and the new one doesn't stop an update; ones that neither takes don't. Of a
# first installation the language model comes once it listens.
check() {
  local told
  as_service "$1" --version
  if told=$(as_service "$1" config check "$settings/config.toml" 2>&1); then return; fi
  told=$(grep -v ': fine$' <<<"$told" || true)
  if [ -z "$2" ]; then
    told=$(grep -v '^The language model .* is not on this box' <<<"$told" || true)
    [ -n "$told" ] || return 0
  fi
  printf '%s\n' "$told"
  if [ -n "$2" ] && as_service "$2" config check "$settings/config.toml" >/dev/null 2>&1; then
    fail "this version doesn't take $settings/config.toml: change what is named above, and try again."
  fi
  say "$settings/config.toml isn't right yet: see above"
}

sizes() {
  local shared own
  { read -r shared _ && read -r own _; } < <(du -sm "$1/.venv" "$2/.venv")
  printf 'its packages take %s MB more on the disk; the rest of %s MB is shared with the version before' "$own" "$shared"
}

# --- the switch --------------------------------------------------------------------------------------------------------

switch() {
  local file
  mkdir -p "$units"
  for file in "${ours[@]}"; do
    if [ -e "$1/$from/$file" ]; then install -m 644 "$1/$from/$file" "$units/$file"; else rm -f "$units/$file"; fi
  done
  point current "$1"
  make_link
  manager daemon-reload
}

# `restart` returns when the service says READY (Type=notify), or when its time is over.
ready() { manager restart hearth.service && sleep "$settle_s" && manager --quiet is-active hearth.service; }

# hears VERSION: whether it hears a spoken command, does it in a simulated home and answers; both sides are in selftest.wav.
# A version of the time before this test counts as one that does; settings with a mistake are for `config check` to name.
hears() {
  local status=0
  as_service "$1" selftest --help >/dev/null 2>&1 || return 0
  as_service "$1" selftest --out "$cache/selftest.wav" || status=$?
  if [ "$status" = 2 ]; then
    status=0
    HEARTH_CONFIG=/dev/null as_service "$1" selftest --out "$cache/selftest.wav" || status=$?
  fi
  return "$status"
}

# start NEW OLD: run the new version; when it isn't ready in time, or is deaf or dumb, run the old one again and say so.
start() {
  local file wrong="didn't become ready"
  switch "$1"
  for file in "${started[@]}"; do
    if [ -e "$units/$file" ]; then manager --quiet enable "$file"; fi
  done
  if ready; then
    wrong="didn't pass its self-test"
    if hears "$1"; then
      if [ -e "$units/hearth-fetch.path" ]; then manager restart hearth-fetch.path; fi
      return
    fi
  else
    journal --lines 10 --no-pager --output cat >&2 || true
  fi
  [ -n "$2" ] || fail "the service is installed but $wrong: \`$tells\` says more."
  switch "$2"
  ready || fail "$1 $wrong, and $2 doesn't become ready any more either: \`$tells\` says more."
  fail "$1 $wrong (above): $2 runs again."
}

# tidy NEW OLD: the new version stays and the one before, and nothing of the time before there were releases. The same code
# once more is no new version: then the one before stays what it was.
tidy() {
  local before=$2 folder
  [ -z "$2" ] || keep_downloads "$2"
  if [ -n "$2" ] && same "$1" "$2"; then before=$(version previous); fi
  point previous "$before"
  for folder in "$opt"/releases/*; do
    case $folder in "$1" | "$before") ;; *) rm -rf "$folder" ;; esac
  done
  find "$opt" -mindepth 1 -maxdepth 1 ! -name releases ! -name current ! -name previous -exec rm -rf {} +
}

# --- people, settings and what was downloaded ----------------------------------------------------------------------------

make_account() {
  local group=--user-group
  if getent passwd hearth >/dev/null; then return; fi
  if getent group hearth >/dev/null; then group=--gid=hearth; fi
  step "make the account and the group hearth" useradd --system "$group" --home-dir /var/lib/hearth --no-create-home \
    --shell /usr/sbin/nologin --groups audio hearth
}

# let_in PERSON: members of the group hearth may use the service's commands and read its settings.
let_in() {
  [ -n "$1" ] && [ "$1" != root ] || return 0
  if [[ " $(id -nG "$1") " == *" hearth "* ]]; then return; fi
  step "add $1 to the group hearth, who may use \`assistant\` (from $1's next login on)" usermod -a -G hearth "$1"
}

make_link() {
  mkdir -p "$(dirname "$link")"
  if [ -e "$link" ] && [ ! -L "$link" ]; then
    say "$link is somebody else's: it stays"
  else
    ln -sfn "$opt/current/.venv/bin/assistant" "$link"
  fi
}

# On the first installation only: settings, brought along or empty.
first_settings() {
  [ ! -e "$settings/config.toml" ] || return 0
  local person=${SUDO_USER:-} home=""
  [ -z "$person" ] || home=$(getent passwd "$person" | cut -d: -f6)
  if [ "$bring" = bring ] && [ -z "$person" ]; then fail "--bring takes what the one has who called sudo; this is root itself."; fi
  if [ -n "$home" ] && { [ -d "$home/.config/hearth" ] || [ -d "$home/.local/share/hearth" ]; } && wanted "$person"; then
    step "bring along what $person has in ~/.config/hearth and ~/.local/share/hearth (it stays there too)" bring_along "$home"
  fi
  [ -e "$settings/config.toml" ] || step "make $settings/config.toml" empty_settings
}

# wanted PERSON: whether to bring along what is theirs.
wanted() {
  local answer=""
  if [ "$bring" = bring ]; then return 0; fi
  if [ -z "$bring$dry" ] && [ -t 0 ]; then
    read -r -p "install: Bring along the settings, skills, timers and lists of $1? [Y/n] " answer
    if [[ $answer != [nN]* ]]; then return 0; fi
  fi
  say "the settings, skills, timers and lists of $1 are not brought along (--bring does, on a first installation)"
  return 1
}

# bring_along HOME: what lies in the folder of the settings comes to /etc/hearth, and its paths are changed to that.
bring_along() {
  local from=$1/.config/hearth
  mkdir -p "$settings"
  if [ -d "$from" ]; then cp -r "$from/." "$settings/"; fi
  if [ -e "$settings/config.toml" ]; then
    sed -i -e "s|$from/|$settings/|g" -e "s|~/.config/hearth/|$settings/|g" "$settings/config.toml"
  fi
  chown -R root:hearth "$settings"
  chmod -R u=rwX,g=rX,o= "$settings"
  chmod 775 "$settings"
  if [ -d "$1/.local/share/hearth" ]; then
    mkdir -p "$state"
    cp -r "$1/.local/share/hearth/." "$state/"
    own_state
  fi
  say "brought to $settings: $(listed "$from"); to $state: $(listed "$1/.local/share/hearth")"
  say "end a \`make run\` that still runs, or both ring"
}

# listed FOLDER: the names of what is in it, in one line.
listed() {
  local names
  names=$(find "$1" -mindepth 1 -maxdepth 1 -printf ', %f' 2>/dev/null || true)
  printf '%s' "${names:-, nothing}" | cut -c 3-
}

empty_settings() {
  mkdir -p "$settings"
  printf '# Hearth. Every key with its meaning: assistant config show\n' >"$settings/config.toml"
  chown root:hearth "$settings/config.toml"
  chmod 640 "$settings/config.toml"
}

# The service and members of its group may change the settings, also those of an installation from before they could.
settings_folder() {
  mkdir -p "$settings"
  chgrp hearth "$settings"
  chmod 775 "$settings"
}

# Members of the group may put skills into the folder of the settings; versions before it was named looked into the state's.
skill_folder() {
  local before=$state/.config/hearth/skills
  mkdir -p "$settings/skills"
  if [ -d "$before" ]; then cp -rn "$before/." "$settings/skills/" && rm -rf "$before"; fi
  chgrp -R hearth "$settings/skills"
  chmod -R g+rwX "$settings/skills"
  chmod 2775 "$settings/skills"
}

# The folders that the service and its downloads write to; what goes outside is shown these three alone.
state_folders() {
  mkdir -p "$state/fetch" "$state/models" "$state/voices" "$cache"
  chown hearth:hearth "$cache"
  chmod 700 "$cache"
  own_state
}

own_state() {
  chown -R hearth:hearth "$state"
  chmod 700 "$state"
}

# keep_downloads FROM: models and voices that were downloaded into a checkout or a version go where the service has its own.
keep_downloads() {
  local shelf folder
  for shelf in models voices; do
    for folder in "$1/$shelf"/*/; do
      [ -d "$folder" ] || continue
      mkdir -p "$state/$shelf"
      if [ -e "$state/$shelf/$(basename "$folder")" ]; then rm -rf "$folder"; else mv "$folder" "$state/$shelf/"; fi
      own_state
    done
  done
}

# --- removal -----------------------------------------------------------------------------------------------------------

keep_all_downloads() {
  local folder
  for folder in "$opt" "$opt"/releases/*; do keep_downloads "$folder"; done
}

stop() {
  local file
  for file in "${started[@]}"; do [ ! -e "$units/$file" ] || manager disable --now "$file"; done
}

remove_units() {
  (cd "$units" && rm -f "${ours[@]}")
  manager daemon-reload
}

remove_program() {
  if [ "$(readlink "$link" 2>/dev/null)" = "$opt/current/.venv/bin/assistant" ]; then rm -f "$link"; fi
  rm -rf "$opt" "$cache"
}

remove_data() {
  rm -rf "$settings" "$state" "$units"/hearth*.d
  # With members beside the account the group outlives it.
  userdel hearth 2>/dev/null || true
  if getent group hearth >/dev/null; then groupdel hearth; fi
}
