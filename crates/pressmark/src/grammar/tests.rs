//! Phrases, groups and clauses of trees that are given; and the grammar without a model.

use super::*;
use crate::lexicon::Lexicon;
use crate::text::Lists;

/// A sentence by rows of word, tag, relation and the number of the head, from 1; 0 is none.
fn given(rows: &[&str], check: impl FnOnce(&Grammar)) {
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split(' ').collect()).collect();
    let text: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    let text = text.join(" ").replace(" 's", "'s");
    let doc = Lists::new().read(
        &text,
        |_| crate::word_class::WordClass::default(),
        |_| false,
    );
    assert_eq!(doc.tokens.len(), rows.len(), "{text}");
    let tags = rows
        .iter()
        .map(|row| Tag::of_name(row[1]).expect("a tag"))
        .collect();
    let arc = |row: &Vec<&str>| Arc {
        head: row[3]
            .parse::<usize>()
            .expect("a number")
            .checked_sub(1)
            .map(TokenIdx::new),
        relation: Relation::of_name(row[2]),
    };
    let trees = Trees::new(rows.iter().map(arc).collect());
    check(&Grammar::read_off(&doc, &GrammarLists::new(), tags, trees));
}

fn token(number: usize) -> TokenIdx {
    TokenIdx::new(number - 1)
}

#[test]
fn a_report_has_a_subject_and_a_complement() {
    let rows = [
        "The DET det 2",
        "mayor NOUN nsubj 5",
        "of ADP case 4",
        "Batumi PROPN nmod 2",
        "said VERB root 0",
        "that SCONJ mark 9",
        "it PRON nsubj 9",
        "would AUX aux 9",
        "reopen VERB ccomp 5",
        "soon ADV advmod 9",
    ];
    given(&rows, |grammar| {
        let said = token(5);
        let subject = grammar.subject_of(said).expect("a subject");
        assert_eq!(grammar.phrase(subject).head, token(2));
        assert_eq!(grammar.phrase(subject).core, 0..2);
        assert_eq!(grammar.extent_of(subject), 0..4);
        assert_eq!(grammar.head_of(token(1)), Some(token(2)));
        let complement = grammar.complement_of(said).expect("a complement");
        assert_eq!(grammar.content_of(complement), 5..10);
        let clause = grammar.clause(complement);
        assert_eq!(
            (clause.marker, clause.kind),
            (Some(token(6)), ClauseKind::Complement)
        );
        assert!(clause.group.modal && clause.group.finite && clause.group.tense.is_none());
        assert_eq!(grammar.clause_of(token(7)), Some(complement));
        assert_eq!(grammar.clause_at(token(8)), Some(complement));
        assert_eq!(grammar.clause_at(token(10)), None);
        assert_eq!(clause.above, grammar.clause_of(said));
    });
}

#[test]
fn a_name_has_an_apposition_and_a_possessor_is_a_phrase() {
    let rows = [
        "Elena PROPN nsubj 8",
        "Marsh PROPN flat 1",
        ", PUNCT punct 6",
        "Batumi PROPN nmod:poss 6",
        "'s PART case 4",
        "mayor NOUN appos 1",
        ", PUNCT punct 6",
        "left VERB root 0",
    ];
    given(&rows, |grammar| {
        let marsh = grammar.phrase_of(token(2)).expect("a phrase");
        assert_eq!(grammar.phrase(marsh).core, 0..2);
        let mayor = grammar.apposition_of(marsh).expect("an apposition");
        assert_eq!(grammar.apposition_of(mayor), Some(marsh));
        assert_eq!(grammar.phrase(mayor).core, 3..6);
        let batumi = grammar.phrase(mayor).possessor.expect("a possessor");
        assert_eq!(grammar.phrase(batumi).core, 3..4);
        assert_eq!(grammar.phrase_of(token(4)), Some(batumi));
        assert_eq!(grammar.phrase_of(token(8)), None);
    });
}

#[test]
fn a_second_verb_shares_the_subject_and_a_parenthesis_completes_itself() {
    let rows = [
        "Fuel NOUN nsubj 6",
        ", PUNCT punct 4",
        "she PRON nsubj 4",
        "said VERB parataxis 6",
        ", PUNCT punct 4",
        "rose VERB root 0",
        "and CCONJ cc 8",
        "fell VERB conj 6",
    ];
    given(&rows, |grammar| {
        let rose = grammar.clause_at(token(6));
        assert_eq!(grammar.complement_of(token(4)), rose);
        assert_eq!(grammar.subject_of(token(8)), grammar.subject_of(token(6)));
        assert_eq!(grammar.coordinated_with(token(8)), [token(6), token(8)]);
        assert!(grammar.is_finite(token(8)));
    });
}

#[test]
fn forms_tell_tense_voice_and_negation() {
    let rows = [
        "Talks NOUN nsubj:pass 6",
        "have AUX aux 6",
        "not PART advmod 6",
        "yet ADV advmod 6",
        "been AUX aux:pass 6",
        "held VERB root 0",
    ];
    given(&rows, |grammar| {
        let group = &grammar.clauses()[0].group;
        assert_eq!(
            (group.tense, group.passive, group.negated, group.finite),
            (Some(Tense::Present), true, true, true)
        );
        assert_eq!(group.tokens, [token(2), token(5), token(6)]);
    });
    let rows = [
        "men NOUN root 0",
        "accused VERB acl 1",
        "of ADP case 4",
        "theft NOUN obl 2",
    ];
    given(&rows, |grammar| {
        let clause = &grammar.clauses()[0];
        assert!(clause.group.passive && !clause.group.finite);
        assert_eq!(
            grammar.antecedent_of(ClauseIdx::new(0)),
            grammar.phrase_of(token(1))
        );
    });
}

#[test]
fn arcs_that_go_in_a_circle_do_no_harm() {
    given(&["left VERB conj 2", "came VERB conj 1"], |grammar| {
        assert_eq!(grammar.clauses().len(), 2);
        assert_eq!(grammar.coordinated_with(token(1)).len(), 2);
    });
}

#[test]
fn what_was_not_read_has_no_grammar() {
    for text in [
        "",
        "…",
        "of of of",
        "” said",
        "the the 's and to",
        "A. B. C.",
        "Who?! — (and",
        "said said said said",
    ] {
        let lexicon = Lexicon::new();
        let doc = Lists::new().read(text, |word| lexicon.class_of(word), |_| false);
        let alone = doc.tokens.iter().map(|_| (Tag::Other, Arc::ROOT)).unzip();
        let (tags, arcs): (Vec<Tag>, Vec<Arc>) = alone;
        let unread = Grammar::read_off(&doc, &GrammarLists::new(), tags, Trees::new(arcs));
        for grammar in [Grammar::default(), unread] {
            for at in 0..doc.tokens.len() + 1 {
                let token = TokenIdx::new(at);
                let of_token = (grammar.phrase_of(token), grammar.clause_at(token));
                assert_eq!(of_token, (None, None), "{text}");
                assert!(!grammar.is_finite(token) && grammar.tag(token) == Tag::Other);
            }
        }
    }
}
