//! Which row of a list, or which pin of the map, an event is about.

use web_sys::EventTarget;

use crate::article::Article;
use crate::browser::dom;
use crate::card::Highlighted;

/// What lights up for it.
pub(crate) fn highlighted(article: &Article, target: Option<EventTarget>) -> Option<Highlighted> {
    let row = dom::closest(
        target,
        "[data-panel] [data-entity], [data-panel] [data-quote], [data-pin]",
    )?;
    let entity = row.get_attribute("data-entity");
    if let Some(id) = entity.or_else(|| row.get_attribute("data-pin")) {
        return article
            .entity_with_id(&id)
            .map(|e| Highlighted::Entity(e.number()));
    }
    article
        .quote_with_id(&row.get_attribute("data-quote")?)
        .map(|q| Highlighted::Quote(q.number()))
}
