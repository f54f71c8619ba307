//! Keeps the keyboard's focus in the text when the same text is drawn with other marks.

use gloo::utils::document;
use std::rc::Rc;

use yew::prelude::*;

use super::Pointing;
use super::{use_change, when};
use crate::article::Article;
use crate::browser::dom;
use crate::card::Target;

/// Where the focus was in the text or its margin, or in a card that is gone by now, it is on `stop` once a newer article stands there;
/// no card opens by it.
#[hook]
pub(crate) fn use_kept_focus(
    article: Option<Rc<Article>>,
    stop: Option<Target>,
    pointing: &Pointing,
) {
    let was_inside = use_mut_ref(|| false);
    // Now the older article still stands; in the effect the newer one does, and the focus may be lost.
    let focused = document().active_element().map(Into::into);
    let is_inside = dom::closest(focused, "#doc, .margin, [data-card]").is_some();
    was_inside.replace(is_inside);
    let pointing = pointing.clone();
    use_change(when(article, move |_| {
        let focused = document().active_element().map(Into::into);
        if was_inside.take() && dom::closest(focused, "[data-card]").is_none() {
            pointing.back_to(stop);
        }
    }));
}
