//! Lights up what belongs to the open card.

use std::rc::Rc;

use yew::prelude::*;

use crate::article::Article;
use crate::card::Target;
use crate::emphasis;
use crate::filters::Filters;

/// What decides which words are lit: the card, the article, how much of it is rendered, what is shown.
#[derive(Clone, PartialEq)]
pub(crate) struct Lit {
    pub(crate) target: Option<Target>,
    pub(crate) article: Option<Rc<Article>>,
    pub(crate) shown: Filters,
}

/// Lights the entity, speaker, cue and evidence of the open card; everything goes dark when it closes.
#[hook]
pub(crate) fn use_emphasis(lit: Lit) {
    use_effect_with(lit, |lit| {
        emphasis::clear();
        if let (Some(target), Some(article)) = (lit.target, &lit.article) {
            emphasis::light(article, target);
        }
    });
}
