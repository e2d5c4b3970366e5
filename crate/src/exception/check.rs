//! What can be wrong with an exception, in sentences that say what would be right.

use super::field::{Field, nearest};
use super::{Condition, Exception, OneOrMany, Operator};
use crate::Error;
use crate::text::clip;

/// A longer pattern is refused, in characters: none that a person writes comes near.
const LONGEST_PATTERN: usize = 1024;

/// The fields of its conditions.
pub(super) fn exception(exception: &Exception) -> Result<Vec<Field>, Error> {
    let name = clip(&exception.name, 60);
    if exception.name.trim().is_empty() {
        return Err(Error::invalid_option("an exception has no name; give it one, for it is shown as suppressedBy"));
    }
    if exception.when.is_empty() {
        return Err(Error::invalid_option(format!(
            "exception \"{name}\" has no conditions and would suppress everything; give at least one in \"when\""
        )));
    }
    if exception.when.iter().all(takes_anything) {
        return Err(Error::invalid_option(format!(
            "exception \"{name}\" would suppress everything: its patterns are nothing but wildcards; name what is wanted"
        )));
    }
    let one = |condition| {
        self::condition(condition).map_err(|why| Error::invalid_option(format!("exception \"{name}\": {why}")))
    };
    exception.when.iter().map(one).collect()
}

/// The field, or what is wrong.
fn condition(condition: &Condition) -> Result<Field, String> {
    let field = clip(&condition.field, 60);
    let known = Field::named(&condition.field).ok_or_else(|| {
        format!("there is no field \"{field}\"; the nearest are {}", nearest(&condition.field).join(", "))
    })?;
    let texts = texts(condition, &field)?;
    if texts.iter().any(String::is_empty) {
        return Err(format!("the value for {field} is empty; no field is ever empty, so it would never hold"));
    }
    if condition.op == Operator::Wildcard && texts.iter().any(|text| text.chars().nth(LONGEST_PATTERN).is_some()) {
        return Err(format!("the pattern for {field} is longer than {LONGEST_PATTERN} characters; shorten it with *"));
    }
    Ok(known)
}

/// The value as the operator takes it.
fn texts<'c>(condition: &'c Condition, field: &str) -> Result<&'c [String], String> {
    let wrong = match (condition.op, &condition.value) {
        (Operator::OneOf, OneOrMany::Many(many)) if many.is_empty() => {
            format!("the list for {field} is empty; \"one_of\" takes at least one text")
        }
        (Operator::OneOf, OneOrMany::Many(many)) => return Ok(many),
        (Operator::OneOf, OneOrMany::One(_)) => {
            format!("\"one_of\" for {field} takes a list of texts; for a single text use \"is\"")
        }
        (Operator::Is, OneOrMany::Many(_)) => {
            format!("\"is\" for {field} takes a single text; for a list use \"one_of\"")
        }
        (Operator::Wildcard, OneOrMany::Many(_)) => {
            format!("\"wildcard\" for {field} takes a single pattern; write one exception for each")
        }
        (_, OneOrMany::One(one)) => return Ok(std::slice::from_ref(one)),
    };
    Err(wrong)
}

fn takes_anything(condition: &Condition) -> bool {
    let anything = |text: &String| text.contains('*') && text.chars().all(|c| matches!(c, '*' | '?'));
    condition.op == Operator::Wildcard && matches!(&condition.value, OneOrMany::One(text) if anything(text))
}
