//! Keeps a model that is whole in the browser's cache storage, where the service worker finds it at the next visit.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Cache, CacheStorage, Response, ResponseInit};

/// The cache, which `static/offline-worker.js` knows by the same name.
const CACHE: &str = "pressmark-models";
/// The header by which a response is known to come out of it.
pub(super) const KEPT: &str = "pressmark-kept";

/// Keeps the bytes under their address. A browser that has no room for them, or no such cache, fetches them again.
pub(super) fn keep(address: &str, bytes: &[u8]) {
    let Ok(response) = response(bytes) else {
        return;
    };
    with_cache(address, move |cache, address| {
        let _ = cache.put_with_str(address, &response);
    });
}

/// Keeps the file under this address no longer.
pub(super) fn forget(address: &str) {
    with_cache(address, |cache, address| {
        let _ = cache.delete_with_str(address);
    });
}

fn response(bytes: &[u8]) -> Result<Response, JsValue> {
    let init = ResponseInit::new();
    init.set_headers(&Array::of1(&Array::of2(&KEPT.into(), &"yes".into())));
    // A copy of JavaScript's own: WebKit reads it when the cache is open, and by then the wasm's memory may have moved.
    let body = Uint8Array::from(bytes);
    Response::new_with_opt_js_u8_array_and_init(Some(&body), &init)
}

/// Does something with the cache once it is open. Where there is none nothing happens: nothing depends on it, and there is
/// nobody to tell.
fn with_cache(address: &str, then: impl FnOnce(&Cache, &str) + 'static) {
    let caches = Reflect::get(&js_sys::global(), &"caches".into());
    let Some(caches) = caches.ok().and_then(|c| c.dyn_into::<CacheStorage>().ok()) else {
        return;
    };
    let address = address.to_owned();
    let opened = Closure::once(move |cache: JsValue| then(cache.unchecked_ref(), &address));
    let ignore = Closure::once(|_: JsValue| {});
    let _ = caches.open(CACHE).then2(&opened, &ignore);
    opened.forget();
    ignore.forget();
}
