//! Whether what explanations say of who is who is true: “the only person”, “nobody else”, “earlier” can be looked up.

use pressmark::annotation::{AnnotationDocument, EntityType, Form, Mention, TextSpan};

/// Fails with the first explanation of a link that the document does not bear out.
pub(crate) fn check(document: &AnnotationDocument) {
    for mention in &document.mentions {
        if let Some(evidence) = mention.provenance.evidence.last() {
            Claim {
                document,
                mention,
                evidence,
            }
            .check();
        }
    }
}

/// A mention, and what is said of it.
struct Claim<'d> {
    document: &'d AnnotationDocument,
    mention: &'d Mention,
    /// The last words of the evidence: where the other mention stands.
    evidence: &'d TextSpan,
}

impl Claim<'_> {
    fn check(&self) {
        let said = self.mention.provenance.explanation.as_str();
        let noun = self.last_word(&self.mention.text);
        match self.mention.provenance.rule.as_str() {
            "family-name-of" | "given-name-of" => {
                let full = &self.mention.provenance.evidence[0];
                let earlier = full.start < self.mention.start;
                self.hold(said.ends_with("earlier.") == earlier);
                self.hold(full.text.chars().count() > self.mention.text.chars().count());
            }
            "title-holder" => self.nobody_between(|other| {
                let role = self.role_of(other);
                other.kind == EntityType::Person && role.split([' ', '-']).any(|word| word == noun)
            }),
            "only-person" if said.contains("only person named") => {
                self.nobody_between(|other| other.kind == EntityType::Person);
            }
            "body-named-before" => self.nobody_between(|other| {
                other.kind == EntityType::Organization && self.last_word(&other.text) == noun
            }),
            "same-noun" => self.both_say(noun_of(said)),
            "same-wording" => self.hold(said.contains(&self.evidence.text)),
            _ => return,
        }
        if self.mention.form == Form::Nominal {
            self.hold(self.evidence.end <= self.mention.start);
            self.hold(self.is_same_entity());
        }
    }

    fn hold(&self, holds: bool) {
        assert!(holds, "not so: {:?}", self.mention);
    }

    /// Nobody else who fits is named between the evidence and the mention.
    fn nobody_between(&self, fits: impl Fn(&Mention) -> bool) {
        let between = self.document.mentions.iter().find(|other| {
            other.form == Form::Name
                && other.start >= self.evidence.end
                && other.end <= self.mention.start
                && other.entity != self.mention.entity
                && fits(other)
        });
        assert!(between.is_none(), "{between:?} between: {:?}", self.mention);
    }

    /// The evidence is a mention of the same somebody.
    fn is_same_entity(&self) -> bool {
        self.document.mentions.iter().any(|other| {
            let touches = other.start < self.evidence.end && self.evidence.start < other.end;
            touches && other.entity == self.mention.entity
        })
    }

    fn role_of(&self, mention: &Mention) -> String {
        let mut entities = self.document.entities.iter();
        let entity = entities.find(|entity| entity.id == mention.entity);
        let role = entity.and_then(|entity| entity.role.as_deref());
        role.unwrap_or_default().to_lowercase()
    }

    /// The noun may stand within: "the secretary of Ana Lopez".
    fn both_say(&self, noun: &str) {
        for text in [&self.evidence.text, &self.mention.text] {
            let mut words = text.split_whitespace();
            self.hold(words.any(|word| word.to_lowercase() == noun.to_lowercase()));
        }
    }

    fn last_word(&self, text: &str) -> String {
        let last = text.split_whitespace().next_back();
        last.unwrap_or_default().to_lowercase()
    }
}

/// "The same secretary as before."
fn noun_of(said: &str) -> &str {
    let noun = said.strip_prefix("The same ");
    let noun = noun.and_then(|said| said.strip_suffix(" as before."));
    noun.unwrap_or(said)
}
