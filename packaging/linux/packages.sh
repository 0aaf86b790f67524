#!/bin/sh
# Sees to it that Debian packages are there: installs what is missing where it may, else says the one command to run.
# usage: packages.sh run|test|package|check
set -eu

RUN="python3-venv chromium chromium-driver fonts-dejavu-core libgl1 libegl1 libdbus-1-3 libfontconfig1 libglib2.0-0
     libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
TEST="firefox-esr xvfb xauth dbus gnome-keyring at-spi2-core gir1.2-atspi-2.0 python3-gi
      poppler-utils tesseract-ocr openssl libnss3-tools faketime"
PACKAGE="binutils dpkg-dev patchelf libpython3.11"
CHECK="x11-utils nsis wine wine64 xdotool debootstrap desktop-file-utils appstream man-db lintian"

case "${1:-}" in
    run) wanted=$RUN ;;
    test) wanted="$RUN $TEST" ;;
    package) wanted="$RUN $PACKAGE" ;;
    check) wanted="$RUN $TEST $PACKAGE $CHECK" ;;
    *) echo "usage: $0 run|test|package|check" >&2; exit 2 ;;
esac

command -v dpkg-query >/dev/null 2>&1 || exit 0 # not a Debian: the program itself says what it misses

missing=""
for package in $wanted; do
    # shellcheck disable=SC2016 # dpkg-query's own format
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
if [ "${missing# python3-venv}" != "$missing" ] && "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null; then
    missing=${missing# python3-venv} # this Python brings its own venv
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Some system packages are missing. Run this once, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing$missing"
$as_root apt-get -qq update
# shellcheck disable=SC2086 # a list of words is wanted
DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends $missing >/dev/null
