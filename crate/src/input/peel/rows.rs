//! Tables: names once, cells by row or by column, to objects.

use crate::input::json::Json;

/// A table: names, and cells by row or by column.
pub(super) struct Rows<'d> {
    pub(super) names: Vec<&'d str>,
    pub(super) cells: Json<'d>,
    pub(super) by_column: bool,
}

/// Names as JSON strings: plain, or the `name` of an object.
pub(super) fn column_names(columns: Json<'_>) -> Vec<&str> {
    columns.items().map(column_name).collect()
}

fn column_name(column: Json<'_>) -> &str {
    column.get("name").or_else(|| column.get("ColumnName")).unwrap_or(column).raw()
}

impl<'d> Rows<'d> {
    /// Each row as the text of an object, and its value where one value holds it.
    pub(super) fn objects(&self) -> impl Iterator<Item = (String, Option<Json<'d>>)> + '_ {
        let columns: Vec<Vec<&str>> = if self.by_column {
            self.cells.items().map(|column| column.items().map(Json::raw_of).collect()).collect()
        } else {
            Vec::new()
        };
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        let by_row = (!self.by_column).then(|| self.cells.items()).into_iter().flatten();
        let by_row = by_row.map(|row| (object(&self.names, row.items().map(Json::raw_of)), Some(row)));
        let cell =
            move |at: usize| columns.iter().map(move |c| c.get(at).copied().unwrap_or("null")).collect::<Vec<_>>();
        by_row.chain((0..height).map(move |at| (object(&self.names, cell(at).into_iter()), None)))
    }
}

fn object<'t>(names: &[&str], cells: impl Iterator<Item = &'t str>) -> String {
    let mut text = String::from("{");
    for (name, cell) in names.iter().zip(cells) {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(name);
        text.push(':');
        text.push_str(cell);
    }
    text.push('}');
    text
}
