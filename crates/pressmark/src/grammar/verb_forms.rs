//! What a form of a verb says by itself: tense, and whether it can stand as the verb of a sentence. From `data/verb_forms.txt`.

use rustc_hash::FxHashMap;

use crate::list_format::{heading, lines, word_list};

/// When something happens, as the form of the verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "says", "has said"
    Present,
    /// "said", "had said"
    Past,
    /// "will say"
    Future,
}

/// What an auxiliary or a copula is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuxiliaryForm {
    /// Carries a tense.
    Tensed(Tense),
    /// "would", "must"
    Modal,
    /// "be", "having": carries none.
    Bare,
}

/// What the form of a main verb can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MainForm {
    pub(crate) base: bool,
    pub(crate) past: bool,
    pub(crate) participle: bool,
    /// "saying"
    pub(crate) ing: bool,
    /// "says"
    pub(crate) third: bool,
}

/// The list, loaded once.
#[derive(Debug)]
pub(crate) struct VerbForms {
    auxiliaries: FxHashMap<&'static str, AuxiliaryForm>,
    negations: Vec<&'static str>,
    irregular: FxHashMap<&'static str, MainForm>,
}

impl VerbForms {
    pub(crate) fn new() -> Self {
        let mut forms = Self {
            auxiliaries: FxHashMap::default(),
            negations: Vec::new(),
            irregular: FxHashMap::default(),
        };
        let mut section = "";
        for line in lines(word_list!("verb_forms.txt")) {
            match heading(line) {
                Some(name) => section = name,
                None => forms.add(section, line),
            }
        }
        forms
    }

    fn add(&mut self, section: &str, line: &'static str) {
        let auxiliary = match section {
            "present" => AuxiliaryForm::Tensed(Tense::Present),
            "past" => AuxiliaryForm::Tensed(Tense::Past),
            "future" => AuxiliaryForm::Tensed(Tense::Future),
            "modal" => AuxiliaryForm::Modal,
            "bare" => AuxiliaryForm::Bare,
            "negations" => return self.negations.extend(line.split_whitespace()),
            _ => return line.split('|').for_each(|verb| self.add_irregular(verb)),
        };
        for word in line.split_whitespace() {
            self.auxiliaries.insert(word, auxiliary);
        }
    }

    /// Base, past, participle.
    fn add_irregular(&mut self, verb: &'static str) {
        for (place, form) in verb.split_whitespace().enumerate() {
            let known = self.irregular.entry(form).or_default();
            known.base |= place == 0;
            known.past |= place == 1;
            known.participle |= place == 2;
        }
    }

    /// What an auxiliary or a copula is, by its letters in lower case.
    pub(crate) fn auxiliary(&self, lower: &str) -> Option<AuxiliaryForm> {
        self.auxiliaries.get(lower).copied()
    }

    /// The auxiliary that a pronoun was drawn together with: "she'll".
    pub(crate) fn contracted(&self, lower: &str) -> Option<AuxiliaryForm> {
        let at = lower.find('\'').filter(|&at| at > 0)?;
        self.auxiliary(&lower[at..])
    }

    /// "not", "never", and what ends with "n't".
    pub(crate) fn is_negation(&self, lower: &str) -> bool {
        self.negations.contains(&lower) || lower.ends_with("n't") || lower == "cannot"
    }

    /// What the form of a main verb can be, by its letters in lower case.
    pub(crate) fn main(&self, lower: &str) -> MainForm {
        if let Some(known) = self.irregular.get(lower) {
            return *known;
        }
        let ed = lower.ends_with("ed") && lower.len() > 3;
        let ing = lower.ends_with("ing") && lower.len() > 4;
        let third = lower.ends_with('s') && !lower.ends_with("ss") && lower.len() > 2;
        MainForm {
            base: !ed && !ing && !third,
            past: ed,
            participle: ed,
            ing,
            third,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_by_list_and_by_letters() {
        let forms = VerbForms::new();
        assert_eq!(
            forms.auxiliary("hasn't"),
            Some(AuxiliaryForm::Tensed(Tense::Present))
        );
        assert_eq!(forms.auxiliary("been"), Some(AuxiliaryForm::Bare));
        assert_eq!(
            forms.contracted("she'll"),
            Some(AuxiliaryForm::Tensed(Tense::Future))
        );
        assert_eq!(forms.contracted("she"), None);
        assert!(
            forms.is_negation("won't") && forms.is_negation("not") && !forms.is_negation("want")
        );
        let said = forms.main("said");
        assert!(said.past && said.participle && !said.base);
        assert!(forms.main("closed").past && forms.main("says").third && forms.main("saying").ing);
        let bring = forms.main("bring");
        assert!(bring.base && !bring.ing);
        assert!(forms.main("press").base && !forms.main("press").third);
    }
}
