#![allow(clippy::expect_used)]

use super::*;
use crate::sample::{self, CMD, security};

fn condition(field: &str, op: Operator, value: &str) -> Condition {
    Condition { field: field.to_owned(), op, value: OneOrMany::One(value.to_owned()) }
}

fn exceptions(when: Vec<Condition>) -> Result<Exceptions, Error> {
    Exceptions::new(vec![Exception { name: "known".to_owned(), when }])
}

fn suppresses(when: Vec<Condition>) -> bool {
    let mut start = security(CMD, r#"mofcomp -N:root\x "C:\My Dir\a.mof""#);
    start.event.process.hashes.get_or_insert_default().insert("md5", "0123".to_owned());
    exceptions(when).expect("valid").suppress(&start.event) == Some("known")
}

fn refusal(when: Vec<Condition>) -> String {
    let error = exceptions(when).expect_err("wrong");
    assert_eq!(error.code, "invalid_option");
    error.message
}

#[test]
fn conditions_hold_without_case_and_all_of_them() {
    use Operator::{Is, Wildcard};
    assert!(suppresses(vec![condition("process.name", Is, "MOFCOMP.EXE")]));
    assert!(suppresses(vec![condition("process.pid", Is, "4711"), condition("user.name", Is, "BOB")]));
    assert!(suppresses(vec![condition("process.hashes.md5", Is, "0123")]));
    assert!(suppresses(vec![condition("process.args", Wildcard, r"c:\my dir\?.mof")]));
    assert!(suppresses(vec![condition("parent.path", Wildcard, r"*\system32\*")]));
    assert!(!suppresses(vec![condition("process.args", Wildcard, "*.mfl")]));
    assert!(!suppresses(vec![condition("user.name", Is, "bob"), condition("user.domain", Is, "OTHER")]));
    assert!(!suppresses(vec![condition("parent.command_line", Wildcard, "*c*")]), "missing");
    assert!(!suppresses(vec![condition("process.command_line", Is, "mofcomp")]), "whole values");
    let one_of = OneOrMany::Many(vec!["alice".to_owned(), "Bob".to_owned()]);
    assert!(suppresses(vec![Condition { field: "user.name".to_owned(), op: Operator::OneOf, value: one_of }]));
}

#[test]
fn the_first_that_holds_is_named() {
    let named =
        |name: &str| Exception { name: name.to_owned(), when: vec![condition("user.name", Operator::Is, name)] };
    let all = Exceptions::new(vec![named("alice"), named("bob"), named("BOB")]).expect("valid");
    assert_eq!(all.suppress(&sample::security(CMD, "mofcomp a.mof").event), Some("bob"));
}

#[test]
fn wrong_fields_name_the_nearest() {
    for (field, nearest) in [
        ("process.parent.name", "parent.name"),
        ("process.comand_line", "process.command_line"),
        ("Process.Name", "process.name"),
        ("user.id", "user.sid"),
        ("provenance", "process.name"),
        ("process.hashes.md4", "process.hashes.md5"),
    ] {
        let message = refusal(vec![condition(field, Operator::Is, "x")]);
        assert!(message.contains(&format!("no field \"{field}\"; the nearest are")), "{message}");
        assert!(field == "provenance" || message.contains(&format!("are {nearest},")), "{message}");
    }
}

#[test]
fn wrong_values_say_what_would_be_right() {
    let list = |op, texts: &[&str]| Condition {
        field: "user.name".to_owned(),
        op,
        value: OneOrMany::Many(texts.iter().map(|text| (*text).to_owned()).collect()),
    };
    for (when, words) in [
        (vec![], "at least one in \"when\""),
        (vec![condition("user.name", Operator::Is, "")], "is empty"),
        (vec![list(Operator::OneOf, &[])], "takes at least one text"),
        (vec![list(Operator::OneOf, &["a", ""])], "is empty"),
        (vec![condition("user.name", Operator::OneOf, "a")], "use \"is\""),
        (vec![list(Operator::Is, &["a"])], "use \"one_of\""),
        (vec![list(Operator::Wildcard, &["a"])], "single pattern"),
        (vec![condition("user.name", Operator::Wildcard, "*")], "suppress everything"),
        (
            vec![condition("user.name", Operator::Wildcard, "?*"), condition("host", Operator::Wildcard, "**")],
            "everything",
        ),
        (vec![condition("user.name", Operator::Wildcard, &"a".repeat(1025))], "longer than 1024"),
    ] {
        let message = refusal(when);
        assert!(message.contains(words), "{message}");
    }
    let message = Exceptions::new(vec![Exception { name: " ".to_owned(), when: vec![] }]).expect_err("wrong").message;
    assert!(message.contains("no name"), "{message}");
    assert!(suppresses(vec![condition("host", Operator::Wildcard, "*"), condition("user.name", Operator::Is, "bob")]));
}
