#!/usr/bin/env bash
# Proves the service under a live systemd: makes a Debian root file system, boots it as a container (systemd-nspawn), installs
# this checkout in it as a person would, and runs tests/test_container.py against it. Root, debootstrap, systemd-container and
# the network are needed; the first run takes about fifteen minutes, a later one with the same folder about five.
#   tests/container.sh [DIR] [PYTEST ARGUMENT…]   DIR, where the file system is made and kept: /var/tmp/hearth-container
#   HEARTH_SUITE=trixie tests/container.sh DIR    another Debian
set -euo pipefail
cd "$(dirname "$0")/.."

dir=${1:-/var/tmp/hearth-container}
[ $# = 0 ] || shift
suite=${HEARTH_SUITE:-bookworm}
packages=systemd,systemd-sysv,dbus,libpam-systemd,ca-certificates,python3,python3-venv,make,sudo,procps
packages+=,build-essential,libportaudio2,libasound2-plugins,pulseaudio,pulseaudio-utils

fail() {
  printf 'container: %s\n' "$1" >&2
  exit 1
}
[ "$(id -u)" = 0 ] || fail "a container is booted by root: sudo $0"
for program in debootstrap systemd-nspawn nsenter; do
  command -v "$program" >/dev/null || fail "$program is missing: apt-get install debootstrap systemd-container util-linux"
done

if [ ! -e "$dir/made" ]; then
  rm -rf "$dir"
  mkdir -p "$dir"
  debootstrap --variant=minbase --include="$packages" "$suite" "$dir" ${HEARTH_MIRROR:+"$HEARTH_MIRROR"}
  # A container speaks with the same package indexes as its host.
  for file in /etc/pip.conf /etc/ssl/certs/ca-certificates.crt; do
    if [ -e "$file" ]; then cp -L "$file" "$dir$file"; fi
  done
  : >"$dir/etc/machine-id"
  touch "$dir/made"
fi

# What this checkout holds, as a clone would have it, and a compiled runtime that it may have.
rm -rf "$dir/root/hearth/assistant" "$dir/root/hearth/skills"
mkdir -p "$dir/root/hearth/.wheels"
git ls-files -z | tar --null --ignore-failed-read -c -T - | tar -x -C "$dir/root/hearth" --no-same-owner
cp -u .wheels/*.whl "$dir/root/hearth/.wheels/" 2>/dev/null || true

HEARTH_CONTAINER=$dir exec .venv/bin/python -m pytest tests/test_container.py -v --timeout 3600 "$@"
