//! Watches which blocks of the article come near the window.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::browser::dom;

/// Watches every block that is drawn now, until it is dropped.
pub(crate) struct Approach {
    observer: Option<IntersectionObserver>,
    _on_change: Closure<dyn Fn(Array)>,
}

impl Approach {
    /// Calls `near` with the number of each block that comes within the margin of the window.
    pub(crate) fn new(margin: &str, near: Box<dyn Fn(usize)>) -> Self {
        let on_change = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let number = entry.target().get_attribute("data-block");
                if let Some(number) = number.filter(|_| entry.is_intersecting()) {
                    number.parse().into_iter().for_each(&near);
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options)
                .ok();
        if let Some(observer) = &observer {
            for block in dom::all("#doc .block") {
                observer.observe(&block);
            }
        }
        Self {
            observer,
            _on_change: on_change,
        }
    }
}

impl Drop for Approach {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
