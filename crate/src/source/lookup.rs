//! How a table of fields finds its values in a record.

use std::borrow::Cow;

use crate::input::json::Json;

/// Something that holds values by name.
pub(crate) trait Lookup {
    /// The value as text: of a list its first element; none when it is missing, null or empty.
    fn text(&self, name: &str) -> Option<Cow<'_, str>>;

    /// All values of a list, in order, empty ones included; of a scalar that one.
    fn texts(&self, name: &str) -> Vec<String> {
        self.text(name).map(Cow::into_owned).into_iter().collect()
    }

    /// Where that value stands in the record, for provenance.
    fn place(&self, name: &str) -> String {
        name.to_owned()
    }
}

/// Names are dotted paths; see [`visit`].
impl Lookup for Json<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut found = None;
        visit(*self, name, &mut |value| {
            if found.is_none() {
                found = value.scalar().filter(|text| !text.is_empty());
            }
        });
        found
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let mut all = Vec::new();
        visit(*self, name, &mut |value| all.extend(value.scalar().map(Cow::into_owned)));
        all
    }
}

/// Shows every value at a dotted path. At each level the path may go on as nested keys or as one dotted key, in any
/// mixture and both at once, as Kibana alerts do; lists are walked into.
pub(crate) fn visit<'d>(value: Json<'d>, path: &str, see: &mut dyn FnMut(Json<'d>)) {
    if value.is_array() {
        value.items().for_each(|item| visit(item, path, see));
        return;
    }
    if let Some(found) = value.get(path) {
        leaves(found, see);
    }
    for (at, _) in path.match_indices('.') {
        let (Some(head), Some(tail)) = (path.get(..at), path.get(at + 1..)) else { continue };
        if let Some(inner) = value.get(head) {
            visit(inner, tail, see);
        }
    }
}

fn leaves<'d>(value: Json<'d>, see: &mut dyn FnMut(Json<'d>)) {
    if value.is_array() {
        value.items().for_each(|item| leaves(item, see));
    } else {
        see(value);
    }
}
