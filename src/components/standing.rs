//! What stands below a name, in the list of actors and in the card: its role in the text, and what it belongs to; below who says a
//! quote, from whom the article has it.

use super::leaf::leaf;
use crate::article::Article;
use crate::speaker;
use crate::wording::sector_name;
use pressmark::annotation::Entity;
use yew::prelude::*;

/// "Finance Minister · government"; the dot is for the eye, a screen reader hears a comma.
pub(crate) fn standing(role: Option<String>, entity: &Entity) -> Html {
    let sector = entity.sector;
    if role.is_none() && sector.is_none() {
        return Html::default();
    }
    html! {
        <span class="role">
            if let Some(role) = &role { { role.clone() } }
            if role.is_some() && sector.is_some() { { leaf("span", "hidden", ", ") } }
            if let Some(sector) = sector { { leaf("span", "sector", sector_name(sector)) } }
        </span>
    }
}

/// ", according to Ana Ruiz"; the comma is for who hears it.
pub(crate) fn relay(article: &Article, quote: u32) -> Html {
    let from = speaker::relay(article, quote);
    if from.is_empty() {
        return Html::default();
    }
    html! { <>{ leaf("span", "hidden", ", ") }{ leaf("span", "relay", &from) }</> }
}
