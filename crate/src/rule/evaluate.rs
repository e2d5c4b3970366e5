//! One evaluator, which stops as soon as it knows, and one explainer, which visits every clause. A property test holds
//! them equal.

use super::node::{Leaf, Node, Views};
use crate::report::ClauseResult;

/// Whether the condition holds.
pub(crate) fn evaluate(node: &Node, views: Views<'_>) -> bool {
    decide(node, &|leaf| leaf.holds(views))
}

/// Whether the condition would hold with these answers at the leaves.
pub(super) fn decide(node: &Node, answer: &dyn Fn(&Leaf) -> bool) -> bool {
    match node {
        Node::All(_, parts) => parts.iter().all(|part| decide(part, answer)),
        Node::Any(_, parts) => parts.iter().any(|part| decide(part, answer)),
        Node::Not(_, part) => !decide(part, answer),
        Node::Leaf(leaf) => answer(leaf),
    }
}

/// Every clause with its result on `views` and, at the leaves, the values that it was tested on as `shown` holds them:
/// the same, but for secrets.
pub(crate) fn explain(node: &Node, views: Views<'_>, shown: Views<'_>) -> ClauseResult {
    let all = |parts: &[Node]| parts.iter().map(|part| explain(part, views, shown)).collect::<Vec<_>>();
    let (text, result, children) = match node {
        Node::All(text, parts) => {
            let children = all(parts);
            (text, children.iter().all(|c| c.result), children)
        }
        Node::Any(text, parts) => {
            let children = all(parts);
            (text, children.iter().any(|c| c.result), children)
        }
        Node::Not(text, part) => {
            let child = explain(part, views, shown);
            (text, !child.result, vec![child])
        }
        Node::Leaf(leaf) => {
            let actual = Some((leaf.field.values)(shown).to_vec());
            return ClauseResult { text: leaf.text, result: leaf.holds(views), actual, children: None };
        }
    };
    ClauseResult { text, result, actual: None, children: Some(children) }
}

/// All tests of a condition, in the order of its words.
pub(super) fn leaves(node: &Node) -> Vec<&Leaf> {
    match node {
        Node::All(_, parts) | Node::Any(_, parts) => parts.iter().flat_map(leaves).collect(),
        Node::Not(_, part) => leaves(part),
        Node::Leaf(leaf) => vec![leaf],
    }
}
