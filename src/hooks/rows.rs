//! What the pointer and the focus do on the rows of the lists: they light up what the row is about.

use std::rc::Rc;

use web_sys::EventTarget;
use yew::prelude::*;

use crate::article::Article;
use crate::card::Light;
use crate::dom;
use crate::state::Action;

/// The pointer or the focus came to something in a list.
pub(crate) fn came(
    article: &Rc<Article>,
    dispatch: &Callback<Action>,
    target: Option<EventTarget>,
) {
    dispatch.emit(Action::Point(row(article, target)));
}

/// It left something; nothing is lit where it went out of all lists.
pub(crate) fn left(dispatch: &Callback<Action>, to: Option<EventTarget>) {
    if dom::closest(to, "[data-panel]").is_none() {
        dispatch.emit(Action::Point(None));
    }
}

fn row(article: &Article, target: Option<EventTarget>) -> Option<Light> {
    let row = dom::closest(
        target,
        "[data-panel] [data-entity], [data-panel] [data-quote], [data-pin]",
    )?;
    let entity = row.get_attribute("data-entity");
    if let Some(id) = entity.or_else(|| row.get_attribute("data-pin")) {
        return article.entity_number(&id).map(Light::Entity);
    }
    article
        .quote_number(&row.get_attribute("data-quote")?)
        .map(Light::Quote)
}
