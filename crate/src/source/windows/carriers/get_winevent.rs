//! PowerShell's `Get-WinEvent | ConvertTo-Json`: values without names in `Properties`, which the default depth turns
//! into type names, and the message. `ProcessId` and `UserId` are the logging service's.

use super::{Carrier, NOTHING, Pairs};
use crate::input::json::Json;
use crate::source::windows::head::{member, text_of};
use crate::source::windows::{message, positional};

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["ProviderName"],
    provider: &[&["ProviderName"]],
    guid: &[&["ProviderId"]],
    id: &[&["Id"]],
    channel: &[&["LogName"]],
    time: &[&["TimeCreated"], &["TimeCreated", "DateTime"]],
    host: &[&["MachineName"]],
    data,
    ..NOTHING
};

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    let id = member(record, "Id");
    if let Some(list) = record.get("Properties") {
        let names = positional::names(id.as_deref(), list.items().count());
        for (name, item) in names.into_iter().zip(list.items()) {
            // A SID is an object of its own, with the text one level further down.
            let value = item.get("Value").filter(|_| item.is_object());
            if let Some(value) = value.filter(|v| text_of(*v).is_some()) {
                pairs.renamed(name, value, "Properties.", name.into());
            }
        }
    }
    if let Some(text) = record.get("Message").and_then(Json::first_scalar) {
        message::read(id.as_deref(), &text, "Message: ", pairs);
    }
}
