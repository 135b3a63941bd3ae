# What is different where Hearth is a service of one person on a desktop: no root, no account, that person's own settings, timers
# and sound server. Sourced by systemd/install --user after steps.sh.
# shellcheck shell=bash disable=SC2034,SC2154

opt=$HOME/.local/share/hearth-service settings=$HOME/.config/hearth state=$HOME/.local/share/hearth cache=$HOME/.cache/hearth
units=$HOME/.config/systemd/user link=$HOME/.local/bin/assistant
unit=$units/hearth.service lock=${XDG_RUNTIME_DIR:-/tmp}/hearth-install.lock
from=systemd/user
ours=(hearth.service) started=(hearth.service)
tells="journalctl --user -u hearth"

manager() { systemctl --user "$@"; }
journal() { journalctl --user --unit hearth "$@"; }

allowed() {
  [ "$(id -u)" != 0 ] || fail "this is a service of one person: run it as that person, without sudo."
  [ ! -e "$root/etc/systemd/system/hearth.service" ] ||
    fail "Hearth is a service of the whole system here, and two would both listen: \`sudo systemd/install --remove\` first."
  manager show-environment >/dev/null 2>&1 ||
    fail "your account has no service manager here: log in as yourself, not through su or sudo."
}

# Settings, timers and lists are those of \`make run\`: nothing is to be brought along.
make_account() { :; }
let_in() { :; }
first_settings() { :; }
settings_folder() { mkdir -p "$settings"; }
skill_folder() { mkdir -p "$settings/skills"; }
state_folders() { mkdir -p "$state" "$cache"; }
own_state() { :; }

hand_over() { "$1/.venv/bin/python" -m compileall -q "$1/assistant" "$1/skills"; }

as_service() {
  local version=$1
  shift
  HEARTH_CONFIG=${HEARTH_CONFIG:-$settings/config.toml} HEARTH_STATE=$state HEARTH_CACHE=$cache "$version/.venv/bin/assistant" "$@"
}

remove_data() { rm -rf "$settings" "$state" "$units"/hearth*.d; }

lasting() {
  say "done; \`systemctl --user status hearth\` shows how it is, \`$tells -f\` what it hears"
  say "it runs while you are logged in; \`sudo loginctl enable-linger $(id -un)\` has it start at boot, without you"
}
