//! Options on their way in. The wrapper has checked their types and made a copy of plain data.
//!
//! Not by `serde_wasm_bindgen::from_value`: its errors can print any number, and the printing of floats alone weighs as
//! much as a log format.

use js_sys::Array;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;
use wasm_bindgen::prelude::*;

use crate::{Condition, Exception, OneOrMany, Operator, Options};

#[wasm_bindgen]
extern "C" {
    /// `Options` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "Options")]
    pub type JsOptions;
    #[wasm_bindgen(method, getter)]
    fn exceptions(this: &JsOptions) -> Option<Vec<JsException>>;
    #[wasm_bindgen(method, getter, js_name = maxRecordBytes)]
    fn max_record_bytes(this: &JsOptions) -> Option<u32>;

    type JsException;
    #[wasm_bindgen(method, getter)]
    fn name(this: &JsException) -> String;
    #[wasm_bindgen(method, getter)]
    fn when(this: &JsException) -> Vec<JsCondition>;

    type JsCondition;
    #[wasm_bindgen(method, getter)]
    fn field(this: &JsCondition) -> String;
    #[wasm_bindgen(method, getter)]
    fn op(this: &JsCondition) -> String;
    #[wasm_bindgen(method, getter)]
    fn value(this: &JsCondition) -> JsValue;
}

/// The options of the core.
///
/// # Errors
/// When an operator is unknown; the text names the known ones.
pub(super) fn options(given: &JsOptions) -> Result<Options, ValueError> {
    let mut options = Options::default();
    if let Some(exceptions) = given.exceptions() {
        options.exceptions = exceptions.iter().map(exception).collect::<Result<_, _>>()?;
    }
    if let Some(limit) = given.max_record_bytes() {
        options.max_record_bytes = limit;
    }
    Ok(options)
}

fn exception(given: &JsException) -> Result<Exception, ValueError> {
    let when = given.when().iter().map(condition).collect::<Result<_, _>>()?;
    Ok(Exception { name: given.name(), when })
}

fn condition(given: &JsCondition) -> Result<Condition, ValueError> {
    let op = Operator::deserialize(given.op().as_str().into_deserializer())?;
    let value = given.value();
    let value = match value.as_string() {
        Some(one) => OneOrMany::One(one),
        None => OneOrMany::Many(Array::from(&value).iter().filter_map(|item| item.as_string()).collect()),
    };
    Ok(Condition { field: given.field(), op, value })
}
