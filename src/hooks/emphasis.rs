//! Lights up what belongs to the open card, or to the row of a list that is pointed at.

use std::rc::Rc;

use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::browser::emphasis;
use crate::card::Highlighted;
use crate::filters::Filters;

/// What decides which words are lit: what is pointed at, the article, how much of it is rendered, what is shown.
#[derive(Clone, PartialEq)]
pub(crate) struct Lit {
    pub(crate) highlighted: Option<Highlighted>,
    pub(crate) article: Option<Rc<Article>>,
    pub(crate) shown: Filters,
}

/// Lights the entity, its quotes, the speaker, cue and evidence; everything goes dark when nothing is pointed at.
#[hook]
pub(crate) fn use_emphasis(lit: Lit) {
    use_change(when(lit, |lit| {
        emphasis::clear();
        if let (Some(light), Some(article)) = (lit.highlighted, &lit.article) {
            emphasis::light(article, light);
        }
    }));
}
