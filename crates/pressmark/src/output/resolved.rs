//! An annotation document to be walked: from a quote to who says it, from an entity to its
//! mentions and quotes.
//!
//! Whoever has the document can walk it, also where it comes from a file. [`crate::found`] walks what was found in a text just
//! now, in bytes and with all that the stages know.

use core::ops::Deref;

use super::annotation::{self, AnnotationDocument, Form};

/// An annotation document, and what in it belongs together. A reference that leads nowhere is passed over.
///
/// ```
/// use pressmark::resolved::Resolved;
///
/// let found = pressmark::annotate("“We must act,” Ada Lund said. She left.");
/// let document = found.document("2026-01-31T12:00:00Z", &[]);
/// let document = Resolved::new(document);
/// let quote = document.quotes().next().unwrap();
/// let lund = quote.speaker().unwrap();
/// assert_eq!((lund.name.as_str(), lund.mentions().len()), ("Ada Lund", 2));
/// assert_eq!(lund.quotes().next().unwrap().id, quote.id);
/// ```
#[derive(Debug)]
pub struct Resolved {
    document: AnnotationDocument,
    /// Mentions of each entity, in text order.
    mentions_of: Vec<Vec<u32>>,
    /// Quotes of each entity, in text order.
    quotes_of: Vec<Vec<u32>>,
}

macro_rules! handles {
    ($($(#[$about:meta])* $handle:ident, $list:ident, $one:ident, $by_id:ident;)+) => {
        impl Resolved {$(
            #[doc = concat!("All of the document's ", stringify!($list), ", in its order.")]
            pub fn $list(&self) -> impl ExactSizeIterator<Item = $handle<'_>> {
                let all = self.document.$list.iter().enumerate();
                all.map(|(number, data)| $handle { of: self, number: number as u32, data })
            }

            #[doc = concat!("The one with this number among the ", stringify!($list), ", counted from 0.")]
            #[must_use]
            pub fn $one(&self, number: u32) -> Option<$handle<'_>> {
                let data = self.document.$list.get(number as usize)?;
                Some($handle { of: self, number, data })
            }

            #[doc = concat!("The one with this id among the ", stringify!($list), ".")]
            #[must_use]
            pub fn $by_id(&self, id: &str) -> Option<$handle<'_>> {
                let number = place(id)?;
                self.$one(number).filter(|found| found.id == id)
            }
        )+}

        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug)]
            pub struct $handle<'a> {
                of: &'a Resolved,
                number: u32,
                data: &'a annotation::$handle,
            }

            impl<'a> $handle<'a> {
                /// Its number in the document's list, from 0.
                #[must_use]
                pub fn number(self) -> u32 {
                    self.number
                }

                /// What the document says of it, for as long as the document lives.
                #[must_use]
                pub fn data(self) -> &'a annotation::$handle {
                    self.data
                }
            }

            impl Deref for $handle<'_> {
                type Target = annotation::$handle;

                fn deref(&self) -> &Self::Target {
                    self.data
                }
            }
        )+
    };
}

handles! {
    /// Somebody or something that the article mentions; its fields are those of [`annotation::Entity`].
    Entity, entities, entity, entity_with_id;
    /// A mention of an entity; its fields are those of [`annotation::Mention`].
    Mention, mentions, mention, mention_with_id;
    /// What somebody said; its fields are those of [`annotation::Quote`].
    Quote, quotes, quote, quote_with_id;
}

impl Resolved {
    /// Looks up what belongs to each entity.
    #[must_use]
    pub fn new(document: AnnotationDocument) -> Self {
        let mut resolved = Self {
            mentions_of: Vec::new(),
            quotes_of: Vec::new(),
            document,
        };
        let mut mentions_of = Vec::new();
        for entity in &resolved.document.entities {
            let own = entity.mentions.iter();
            let own = own.filter_map(|id| resolved.mention_with_id(id));
            mentions_of.push(own.map(Mention::number).collect());
        }
        let mut quotes_of = vec![Vec::new(); resolved.entities().len()];
        for quote in resolved.quotes() {
            for speaker in quote.speakers() {
                let quotes: &mut Vec<u32> = &mut quotes_of[speaker.number as usize];
                if quotes.last() != Some(&quote.number) {
                    quotes.push(quote.number);
                }
            }
        }
        resolved.mentions_of = mentions_of;
        resolved.quotes_of = quotes_of;
        resolved
    }

    /// The document as it is.
    #[must_use]
    pub fn document(&self) -> &AnnotationDocument {
        &self.document
    }

    /// The text that was annotated; empty where the document came without it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.document.document.text.as_deref().unwrap_or_default()
    }
}

impl<'a> Entity<'a> {
    /// Its mentions, in text order; where it [is embedded](Self::is_embedded), those of the bodies.
    pub fn mentions(self) -> impl ExactSizeIterator<Item = Mention<'a>> {
        let numbers = self.of.mentions_of[self.number as usize].iter();
        numbers.map(move |&number| Mention {
            of: self.of,
            number,
            data: &self.of.document.mentions[number as usize],
        })
    }

    /// What it says, alone or with others, in text order.
    pub fn quotes(self) -> impl ExactSizeIterator<Item = Quote<'a>> {
        let numbers = self.of.quotes_of[self.number as usize].iter();
        numbers.map(move |&number| Quote {
            of: self.of,
            number,
            data: &self.of.document.quotes[number as usize],
        })
    }

    /// True where it stands only inside the names of bodies: "Laurel County" in "Laurel County Sheriff's Office".
    #[must_use]
    pub fn is_embedded(self) -> bool {
        self.mentions().all(|m| m.data.entity != self.data.id)
    }

    /// True where the text calls it by a name.
    #[must_use]
    pub fn has_name(self) -> bool {
        self.mentions().any(|m| m.form == Form::Name)
    }

    /// True where only pronouns mention it.
    #[must_use]
    pub fn is_pronoun(self) -> bool {
        self.mentions().all(|m| m.form == Form::Pronoun)
    }
}

impl<'a> Mention<'a> {
    /// Whom or what it mentions.
    #[must_use]
    pub fn entity(self) -> Option<Entity<'a>> {
        self.of.entity_with_id(&self.data.entity)
    }

    /// The places inside the name of a body.
    pub fn places(self) -> impl Iterator<Item = Entity<'a>> {
        let places = self.data.places.iter();
        places.filter_map(move |place| self.of.entity_with_id(&place.entity))
    }
}

impl<'a> Quote<'a> {
    /// Who says it; none where the text does not say, or says it by words that are no entity's.
    #[must_use]
    pub fn speaker(self) -> Option<Entity<'a>> {
        self.of
            .entity_with_id(self.data.speaker.as_ref()?.entity.as_ref()?)
    }

    /// All who say it: several where they are joined, "Okafor and Lind said".
    pub fn speakers(self) -> impl Iterator<Item = Entity<'a>> {
        let several = !self.data.speakers.is_empty();
        let joined = self
            .data
            .speakers
            .iter()
            .filter_map(move |speaker| self.of.entity_with_id(speaker.entity.as_ref()?));
        joined.chain(self.speaker().filter(|_| !several))
    }

    /// The words beside it that say who.
    #[must_use]
    pub fn speaker_mention(self) -> Option<Mention<'a>> {
        self.of
            .mention_with_id(&self.data.speaker.as_ref()?.mention)
    }
}

/// Where in its list this id stands: ids count from one, `m7` is the seventh.
fn place(id: &str) -> Option<u32> {
    id.get(1..)?.parse::<u32>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We must act,” Ada Lund said. She left. “No,” read a note on the door.\n";

    fn resolved(change: impl FnOnce(&mut AnnotationDocument)) -> Resolved {
        let mut document = crate::annotate(TEXT).document("2026-01-31T12:00:00Z", &[]);
        change(&mut document);
        Resolved::new(document)
    }

    #[test]
    fn every_reference_leads_both_ways() {
        let document = resolved(|_| ());
        let lund = document.entity_with_id("e1").expect("an entity");
        assert_eq!((lund.number(), lund.name.as_str()), (0, "Ada Lund"));
        assert!(lund.has_name() && !lund.is_pronoun());
        for mention in document.mentions() {
            let entity = mention.entity().expect("an entity");
            assert!(entity.mentions().any(|m| m.number() == mention.number()));
        }
        let quote = document.quote(0).expect("a quote");
        assert_eq!(quote.speaker().map(Entity::number), Some(0));
        assert_eq!(
            quote.speaker_mention().map(|m| m.data().text.as_str()),
            Some("Ada Lund")
        );
        assert_eq!(lund.quotes().map(Quote::number).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn several_speak_together() {
        let text = "“We will not move,” said Ola Berg and Nina Foss. “Never,” she said.\n";
        let document = Resolved::new(crate::annotate(text).document("2026-01-31T12:00:00Z", &[]));
        let quote = document.quote(0).expect("a quote");
        let names: Vec<String> = quote.speakers().map(|s| s.name.clone()).collect();
        assert_eq!(names, ["Ola Berg", "Nina Foss"]);
        assert_eq!(
            quote.speaker().map(Entity::number),
            quote.speakers().next().map(Entity::number)
        );
        for (speaker, quotes) in quote.speakers().zip([&[0][..], &[0, 1]]) {
            let said: Vec<u32> = speaker.quotes().map(Quote::number).collect();
            assert_eq!(said, quotes, "{}", speaker.name);
        }
    }

    #[test]
    fn a_place_inside_the_name_of_a_body_leads_to_the_body() {
        let document = resolved(|document| {
            let mut place = document.entities[0].clone();
            place.id = format!("e{}", document.entities.len() + 1);
            let body = &mut document.mentions[0];
            body.places = vec![annotation::EmbeddedPlace {
                start: body.start,
                end: body.end,
                text: body.text.clone(),
                entity: place.id.clone(),
            }];
            place.mentions = vec![body.id.clone()];
            document.entities.push(place);
        });
        let body = document.mention(0).expect("a body");
        let place = body.places().next().expect("where it is");
        assert!(place.is_embedded() && !body.entity().expect("the body").is_embedded());
        let bodies: Vec<u32> = place.mentions().map(Mention::number).collect();
        assert_eq!(bodies, [body.number()]);
    }

    #[test]
    fn a_reference_that_leads_nowhere_is_passed_over() {
        let document = resolved(|document| {
            document.mentions[0].entity = "e99".into();
            document.mentions[1].entity = "é1".into();
            for quote in &mut document.quotes {
                quote.speaker = None;
            }
        });
        let first: Vec<Mention<'_>> = document.mentions().take(2).collect();
        assert!(first.iter().all(|mention| mention.entity().is_none()));
        assert!(document.quotes().all(|quote| quote.speaker().is_none()));
        assert!(document.quote_with_id("q0").is_none() && document.quote(99).is_none());
        assert!(document.entity_with_id("m1").is_none() && document.entity_with_id("").is_none());
    }
}
