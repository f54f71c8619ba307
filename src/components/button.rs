//! A button that does one thing: written out as markup, each is two hundred bytes of the page more.

use yew::prelude::*;

use super::icon::{Picture, icon};

/// A button with words on it; `action` is the handle by which the page is scripted and tested. What is empty is left out.
pub(crate) fn button(
    class: &'static str,
    action: &'static str,
    onclick: Callback<MouseEvent>,
    words: &str,
) -> Html {
    drawn(class, action, "", onclick, words.to_owned().into())
}

/// A button with a picture on it, and a name for those who do not see that.
pub(crate) fn picture_button(
    action: &'static str,
    name: &'static str,
    onclick: Callback<MouseEvent>,
    picture: Picture,
) -> Html {
    drawn("", action, name, onclick, icon(picture))
}

fn drawn(
    class: &'static str,
    action: &'static str,
    name: &'static str,
    onclick: Callback<MouseEvent>,
    label: Html,
) -> Html {
    let some = |words: &'static str| (!words.is_empty()).then_some(words);
    html! {
        <button type="button" class={some(class)} data-action={some(action)} aria-label={some(name)} {onclick}>{ label }</button>
    }
}
