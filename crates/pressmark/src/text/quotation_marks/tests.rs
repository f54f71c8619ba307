use crate::text::Lists;
use crate::word_class::WordClass;

fn runs(text: &str) -> Vec<String> {
    let doc = Lists::new().read(text, |_| WordClass::default(), |_| false);
    doc.quoted_spans
        .iter()
        .map(|r| {
            let mut s = r.span.of(text).to_owned();
            if r.inside.is_some() {
                s.insert(0, '>');
            }
            if r.unclosed {
                s.push('_');
            }
            if r.continues.is_some() {
                s.insert(0, '+');
            }
            s
        })
        .collect()
}

#[test]
fn curly_straight_and_mixed() {
    assert_eq!(runs("“A b,” she said. \"C d.\""), ["“A b,”", "\"C d.\""]);
    assert_eq!(runs("“A b,\" he said. \"C.”"), ["“A b,\"", "\"C.”"]);
    assert_eq!(runs("„A b“, sagte sie"), ["„A b“"]);
    assert_eq!(runs("”A b”, she said"), ["”A b”"]);
}

#[test]
fn nested() {
    assert_eq!(
        runs("“He said, ‘Lock it,’ and left,” Nkosi said."),
        ["“He said, ‘Lock it,’ and left,”", ">‘Lock it,’"]
    );
    assert_eq!(
        runs("\"The word \"historic\" is overused,\" he said."),
        ["\"The word \"historic\" is overused,\"", ">\"historic\""]
    );
}

#[test]
fn apostrophes_are_not_marks() {
    assert_eq!(
        runs("The workers' strike of the '90s and rock 'n' roll wasn't hers"),
        Vec::<String>::new()
    );
    assert_eq!(runs("‘Within weeks’, says minister"), ["‘Within weeks’"]);
    assert_eq!(
        runs("'The workers' strike' is on"),
        ["'The workers' strike'"]
    );
}

#[test]
fn nicknames_are_not_quotations() {
    assert_eq!(
        runs("William “Bill” Hart and Ada \"The Rock\" Stone came"),
        Vec::<String>::new()
    );
    assert_eq!(runs("He said “No” Friday"), ["“No”"]);
}

#[test]
fn inches() {
    assert_eq!(runs("the 6'2\" guard \"will start.\""), ["\"will start.\""]);
    assert_eq!(runs("a 12\" pipe burst"), Vec::<String>::new());
}

#[test]
fn open_over_paragraphs() {
    assert_eq!(
        runs("“One two.\n“Three four,” he said."),
        ["“One two._", "+“Three four,”"]
    );
    assert_eq!(
        runs("“One two.\nThree “four” five."),
        ["“One two._", "“four”"]
    );
}

#[test]
fn reopened_while_open() {
    assert_eq!(
        runs("“One two. “Three four,” he said."),
        ["“One two._", "“Three four,”"]
    );
}
