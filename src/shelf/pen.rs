//! Who may write on an article: of the tabs that have it open, one holds the pen, and the others follow (Web Locks, W3C 2023).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::utils::window;
use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser::fields::{field, set};

#[wasm_bindgen]
extern "C" {
    // web-sys has it only behind a flag of the compiler.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// How the pen is asked for: the option of the browser's own that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// Only if nobody holds it.
    IfFree,
    /// Once whoever holds it lets go.
    InTurn,
    /// At once, out of the other's hand.
    Now,
}

/// One tab's wish to write on one article.
pub(super) struct Pen {
    name: String,
    heard: Rc<dyn Fn(bool)>,
    /// The article is still open here.
    is_wanted: Cell<bool>,
    let_go: RefCell<Option<Function>>,
}

impl Pen {
    /// Asks for the pen of an article. `heard` is told whether this tab holds it, whenever that changes.
    pub(super) fn ask(id: &str, heard: impl Fn(bool) + 'static) -> Rc<Self> {
        let pen = Rc::new(Self {
            name: ["pressmark.article.", id].concat(),
            heard: Rc::new(heard),
            is_wanted: Cell::new(true),
            let_go: RefCell::default(),
        });
        pen.request(How::IfFree);
        pen
    }

    /// Takes it from the tab that holds it.
    pub(super) fn take(self: &Rc<Self>) {
        self.request(How::Now);
    }

    /// The article is open here no more.
    pub(super) fn leave(&self) {
        self.is_wanted.set(false);
        if let Some(let_go) = self.let_go.take() {
            let _ = let_go.call0(&JsValue::NULL);
        }
    }

    fn request(self: &Rc<Self>, how: How) {
        let locks = field(&window().navigator(), "locks").filter(JsValue::is_object);
        let Some(locks) = locks.map(JsCast::unchecked_into::<LockManager>) else {
            // A browser without locks: whoever asks writes.
            (self.heard)(true);
            return;
        };
        let options = Object::new();
        match how {
            How::IfFree => set(&options, "ifAvailable", &true.into()),
            How::InTurn => {}
            How::Now => set(&options, "steal", &true.into()),
        }
        let pen = Rc::clone(self);
        let granted = Closure::once_into_js(move |lock: JsValue| pen.granted(&lock));
        let Ok(held) = locks.request(&self.name, &options, &granted) else {
            (self.heard)(true);
            return;
        };
        let pen = Rc::clone(self);
        spawn_local(async move {
            // It ends with an error where another tab has taken it.
            if JsFuture::from(held).await.is_err() && pen.is_wanted.get() {
                pen.wait();
            }
        });
    }

    /// What the browser waits for before it gives the pen to the next one: nothing, or a promise that is kept when this tab lets go.
    fn granted(self: &Rc<Self>, lock: &JsValue) -> JsValue {
        if !self.is_wanted.get() {
            return JsValue::UNDEFINED;
        }
        if lock.is_null() {
            self.wait();
            return JsValue::UNDEFINED;
        }
        (self.heard)(true);
        let held = Promise::new(&mut |kept, _| {
            self.let_go.replace(Some(kept));
        });
        held.into()
    }

    fn wait(self: &Rc<Self>) {
        (self.heard)(false);
        self.request(How::InTurn);
    }
}
