//! An element that holds nothing but words: written out as markup, each is a hundred bytes of the page more.

use yew::prelude::*;

/// The element; without a class where that is empty.
pub(crate) fn leaf(tag: &'static str, class: &'static str, words: &str) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ words.to_owned() }</@> }
}
