// The headers that a host of the page should send: build/serve.mjs sends them, docs/deploy.md shows how others do.
//
// The page brings its Content-Security-Policy with it, in its head. What stands here is what only a header can say.

export const SECURITY = {
  "content-security-policy": "frame-ancestors 'none'",
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** A file whose name holds the digest of its content never changes; every other one is asked for at each visit. */
export const caching = (name) => (/-[0-9a-f]{12,}[-_.]/.test(name) ? "public, max-age=31536000, immutable" : "no-cache");
