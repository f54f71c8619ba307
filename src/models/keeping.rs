//! Keeps a model that is whole in the browser's cache storage, where the service worker finds it at the next visit.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Cache, CacheStorage, Response, ResponseInit};

/// The cache, which `static/offline-worker.js` knows by the same name.
const CACHE: &str = "pressmark-models";
/// The header by which a response is known to come out of it.
pub(super) const KEPT: &str = "pressmark-kept";

/// Keeps the bytes under their address. A browser that has no room for them, or no such cache, fetches them again.
pub fn keep(address: &str, bytes: &[u8]) {
    // Nothing depends on it, and there is nobody to tell.
    let _ = try_to_keep(address, bytes);
}

fn try_to_keep(address: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let caches = Reflect::get(&js_sys::global(), &"caches".into())?;
    let caches: CacheStorage = caches.dyn_into()?;
    let init = ResponseInit::new();
    init.set_headers(&Array::of1(&Array::of2(&KEPT.into(), &"yes".into())));
    let mut body = bytes.to_vec();
    let response = Response::new_with_opt_u8_array_and_init(Some(&mut body), &init)?;
    let address = address.to_owned();
    let put = Closure::once(move |cache: JsValue| {
        let cache: Cache = cache.unchecked_into();
        let _ = cache.put_with_str(&address, &response);
    });
    let ignore = Closure::once(|_: JsValue| {});
    let _ = caches.open(CACHE).then2(&put, &ignore);
    put.forget();
    ignore.forget();
    Ok(())
}
