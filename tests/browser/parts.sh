#!/usr/bin/env bash
# Sees to what the browser tests need beside Python: Chromium with its driver, Firefox, axe-core, Lighthouse, and the
# HTML checker.
# Installs what is missing where it can, and says what it could not; the tests then skip, or fail under CI=true.
set -u
cd "$(dirname "$0")/../.."
AXE=4.14.1
VNU=26.9.27
LIGHTHOUSE=13.5.0

if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing Debian's chromium and chromium-driver"
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium chromium-driver >/dev/null ||
      echo "could not install chromium and chromium-driver"
  else
    echo "chromium and chromedriver are missing: install them (Debian: apt-get install chromium chromium-driver)"
  fi
fi

if ! command -v firefox-esr >/dev/null && ! command -v firefox >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing Debian's firefox-esr"
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install firefox-esr >/dev/null ||
      echo "could not install firefox-esr"
  else
    echo "firefox is missing: install it (Debian: apt-get install firefox-esr)"
  fi
fi

wanted=("axe-core@$AXE" "lighthouse@$LIGHTHOUSE")
if command -v java >/dev/null; then
  wanted+=("vnu-jar@$VNU")
else
  echo "java is missing: the pages' HTML is not checked by the Nu checker"
fi
for package in "${wanted[@]}"; do
  name=${package%@*}
  if ! grep -qs "\"version\": *\"${package#*@}\"" "node_modules/$name/package.json"; then
    if command -v npm >/dev/null; then
      echo "installing $package into node_modules"
      missing+=("$package")
    else
      echo "npm is missing: $package cannot be installed"
    fi
  fi
done
if [ -n "${missing[*]:-}" ]; then
  npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel error \
    "${wanted[@]}" || echo "could not install ${missing[*]}"
fi
exit 0
