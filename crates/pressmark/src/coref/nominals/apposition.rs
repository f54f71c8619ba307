//! A noun beside a name that says who it is: "her lawyer, Carla Mendes", "Carla Mendes, the lawyer".

use super::noun::Opening;
use super::phrase::Reader;
use crate::coref::syntax;
use crate::grammar::{Relation, Tag, TokenIdx};
use crate::kinds::EntityType;
use crate::layers::MentionId;
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};

/// Words between the comma and the name: "her guest, Agriculture Commissioner Lena Berg".
const TITLES: usize = 6;

/// Words of what a person is "of", before the comma.
const TAIL: usize = 10;

impl Reader<'_, '_> {
    /// Whether a name may stand beside the word: then any noun may be a person's or a body's.
    pub(super) fn may_be_apposed(&self, head: usize) -> bool {
        let mark = self.chains.kind(head + 1) == TokenKind::Punct;
        let set_off = mark || self.apposed_by_tree(head).is_some();
        let is_word = self.chains.kind(head) == TokenKind::Word;
        is_word && set_off && self.chains.case(head) == Case::Lower
    }

    /// The name of a person or body beside the noun phrase. Where neither tree nor list says so, a noun is one by its owner,
    /// "her seatmate, Carla Mendes, slept", but not "in her speech, Carla Mendes, 40, said".
    pub(super) fn apposed_name(
        &self,
        (start, opening): (usize, Opening),
        head: usize,
        listed: bool,
    ) -> Option<MentionId> {
        // "Carla Mendes, the firm's lawyer": the lawyer stands beside her, and not the firm.
        if self.chains.kind(head + 1) == TokenKind::Possessive {
            return None;
        }
        let behind = self.name_behind(head);
        let in_list = matches!(self.chains.lower(head + 1), "and" | "or");
        let before = || {
            // "In a letter seen by Norden, the court found": a subject of its own, which no comma parts from its verb.
            let (grammar, word) = (self.chains.grammar, TokenIdx::new(head));
            let verb = grammar.trees().head(word).map_or(head, TokenIdx::at);
            let own = match syntax::is_subject(grammar, word) {
                Some(acts) => acts && (head..verb).all(|t| self.chains.lower(t) != ","),
                None => self.acts(head + 1),
            };
            let name = self.name_before(start).filter(|_| !own);
            // "Carla Mendes, a former nurse, began"
            let is_one = listed && matches!(self.chains.lower(start), "a" | "an");
            name.filter(|_| (opening == Opening::Definite || is_one) && !in_list)
        };
        if listed
            && opening != Opening::Bare
            && let Some(name) = self.name_behind_tail(head)
        {
            return Some(name);
        }
        // "director of science, Camille Roux": she is no science.
        let is_tail = !listed
            && opening == Opening::Bare
            && self
                .word_class(start.max(1) - 1)
                .any(WordClass::PREPOSITION);
        if let Some(name) = self.apposed_by_tree(head).filter(|_| !is_tail) {
            return (behind == Some(name) || before() == Some(name)).then_some(name);
        }
        let is_oblique = start > 0 && self.word_class(start - 1).any(WordClass::PREPOSITION);
        let certain = match opening {
            Opening::Definite => listed,
            Opening::Possessor => listed || !is_oblique,
            // "a neighbour, Carla Mendes, said"
            Opening::Indefinite => listed && matches!(self.chains.lower(start), "a" | "an"),
            _ => false,
        };
        behind.filter(|_| certain).or_else(before)
    }

    /// By the tree: the last name of a person or body in what stands in apposition.
    fn apposed_by_tree(&self, head: usize) -> Option<MentionId> {
        let grammar = self.chains.grammar;
        let noun = TokenIdx::new(head);
        let on = grammar.dependents_of(noun).iter().copied();
        let mut beside = on.filter(|&word| grammar.trees().relation(word) == Relation::Apposition);
        let other = match beside.next() {
            Some(behind) => behind,
            None if grammar.trees().relation(noun) == Relation::Apposition => {
                grammar.trees().head(noun)?
            }
            None => return None,
        };
        let core = grammar.phrase(grammar.phrase_of(other)?).core.clone();
        core.rev().find_map(|word| self.actor_at(word))
    }

    /// "her lawyer, the former judge Carla Mendes, said", "her lawyer is Carla Mendes": the name behind the noun.
    fn name_behind(&self, head: usize) -> Option<MentionId> {
        let end = self.tail_end(head);
        let first = if self.chains.lower(end) == "," {
            end + 1
        } else {
            self.named_as(end)?
        };
        let mut at = first;
        let found = loop {
            match self.actor_at(at) {
                Some(found) => break found,
                None if at < first + TITLES && self.is_title(at) => at += 1,
                None => return None,
            }
        };
        let end = self.chains.mentions[found].tokens.end;
        // "the mayor, Ines Duarte, and two aides": a list as likely as an apposition. "her agent, Ines Duarte of Norden Talent"
        let closed = matches!(
            self.chains.lower(end),
            "," | "." | "?" | "!" | ";" | "(" | "of"
        ) && !matches!(self.chains.lower(end + 1), "and" | "or");
        closed.then_some(found)
    }

    /// Where the name begins in "is Carla Mendes", "was named by police as Carla Mendes".
    fn named_as(&self, verb: usize) -> Option<usize> {
        let word = |at: usize| self.chains.lower(at);
        if !matches!(word(verb), "is" | "was") {
            return None;
        }
        if !matches!(word(verb + 1), "named" | "identified") {
            return Some(verb + 1);
        }
        let mut words = verb + 2..verb + 2 + TITLES;
        words.find(|&at| word(at) == "as").map(|at| at + 1)
    }

    /// "Carla Mendes, the lawyer", "Carla Mendes, 54, the lawyer".
    fn name_before(&self, start: usize) -> Option<MentionId> {
        let name = self.name_before_comma(start)?;
        let kind = self.chains.mentions[name].kind;
        matches!(kind, EntityType::Person | EntityType::Organization).then_some(name)
    }

    /// "the leader of the Green group in the county council, Ines Duarte, said": a person stands beside a person, whatever the
    /// comma follows.
    fn name_behind_tail(&self, head: usize) -> Option<MentionId> {
        let is_person = self
            .word_class(head)
            .any(WordClass::ROLE.or(WordClass::TITLE_OF));
        let is_tail = matches!(
            self.chains.lower(head + 1),
            "of" | "for" | "at" | "in" | "to"
        );
        let mut tail = head + 2..head + 2 + TAIL;
        let comma = tail
            .clone()
            .find(|&t| self.chains.kind(t) == TokenKind::Punct)
            .filter(|&t| is_person && is_tail && self.chains.lower(t) == ",")?;
        let other = |t: usize| {
            let verb = self.chains.grammar.tag(TokenIdx::new(t)) == Tag::Verb;
            // "a spokesman for the rebels, Carla Mendes"
            let others = match self.chains.lower(head + 1) {
                "for" => WordClass::ROLE,
                _ => WordClass::ROLE.or(WordClass::ROLES),
            };
            verb || self.word_class(t).any(others)
                || self
                    .name_at(t)
                    .is_some_and(|name| name.kind == EntityType::Person)
        };
        tail.end = comma;
        // "for the rebels, Colonel Carla Mendes"
        let titles = WordClass::TITLE.or(WordClass::TITLE_MODIFIER);
        let is_title = |&t: &usize| self.word_class(t).any(titles) && !self.is_named(t);
        let first = comma + 1 + (comma + 1..comma + TITLES).take_while(is_title).count();
        let name = self.actor_at(first).filter(|_| !tail.any(other))?;
        let mention = &self.chains.mentions[name];
        let end = mention.tokens.end;
        let closed = matches!(self.chains.lower(end), "," | "." | ";" | "(")
            && !matches!(self.chains.lower(end + 1), "and" | "or");
        (closed && mention.kind == EntityType::Person).then_some(name)
    }

    /// Where the phrase of the noun ends with what it is of: "the mayor of Lagos", "a spokeswoman for the Commission".
    fn tail_end(&self, head: usize) -> usize {
        let is_tail = matches!(
            self.chains.lower(head + 1),
            "of" | "for" | "at" | "in" | "to"
        );
        let name = is_tail.then(|| self.name_of_tail(head)).flatten();
        name.unwrap_or(head + 1)
    }

    /// The end of "Lagos" in "the mayor of Lagos".
    fn name_of_tail(&self, head: usize) -> Option<usize> {
        let article = usize::from(self.word_class(head + 2).any(WordClass::DETERMINER));
        Some(self.name_at(head + 2 + article)?.tokens.end)
    }

    /// The end of an office with what it is of: "the mayor of Lagos".
    pub(super) fn end_of_office(&self, head: usize) -> Option<usize> {
        let is_office =
            self.word_class(head).any(WordClass::TITLE_OF) && self.chains.lower(head + 1) == "of";
        is_office.then(|| self.name_of_tail(head)).flatten()
    }

    /// A word that may stand between the comma and the name.
    fn is_title(&self, at: usize) -> bool {
        let word_class = self.word_class(at);
        let titles = WordClass::TITLE
            .or(WordClass::TITLE_MODIFIER)
            .or(WordClass::ROLE)
            .or(WordClass::DETERMINER);
        // "clerk" of "Harbour Council clerk Carla Mendes".
        let function = WordClass::FUNCTION
            .or(WordClass::AUXILIARY)
            .or(WordClass::SPEECH);
        // "rival" of "her former rival Carla Mendes".
        let behind = self.word_class(at - 1);
        let noun = (self.is_named(at - 1)
            || behind.any(WordClass::DETERMINER.or(WordClass::TITLE_MODIFIER)))
            && !word_class.any(function);
        let is_word = self.chains.kind(at) == TokenKind::Word;
        // "Bergen-born"
        let compound = self.chains.lower(at) == "-" || self.chains.lower(at - 1) == "-";
        // "Finland's Carla Mendes"
        let owned = self.chains.kind(at) == TokenKind::Possessive && self.is_named(at - 1);
        compound || owned || self.is_named(at) || is_word && (noun || word_class.any(titles))
    }

    /// The person or body named here.
    fn actor_at(&self, token: usize) -> Option<MentionId> {
        let name = self.name_id_at(token)?;
        let mention = &self.chains.mentions[name];
        let is_last = mention.tokens.end;
        let is_whole = match mention.kind {
            EntityType::Person => true,
            // "her guest, Georgia Agriculture Commissioner Lena Berg": no body, but whose commissioner she is.
            EntityType::Organization => self.chains.kind(is_last) == TokenKind::Punct,
            _ => false,
        };
        is_whole.then_some(name)
    }

    /// By its tag the word is something else here: "the official report".
    pub(super) fn is_other_word(&self, head: usize) -> bool {
        syntax::is_other_than_noun(self.chains.grammar, TokenIdx::new(head))
    }
}
