//! One Windows Event in XML, flattened. No DTD is read and no entity but XML's own five and character references.

mod markup;

use super::json::MAX_DEPTH;
use crate::text::xmltext;
use markup::{Part, attribute};

/// A Windows Event: what `<System>` says, and `<EventData>` by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct XmlEvent {
    /// `Provider/@Name`.
    pub(crate) provider: Option<String>,
    /// `Provider/@Guid`.
    pub(crate) provider_guid: Option<String>,
    /// `EventID`.
    pub(crate) event_id: Option<String>,
    /// `TimeCreated/@SystemTime`.
    pub(crate) time_created: Option<String>,
    /// `Computer`.
    pub(crate) computer: Option<String>,
    /// `Channel`.
    pub(crate) channel: Option<String>,
    /// `EventData/Data` in order; an unnamed one has an empty name. Entities are decoded.
    pub(crate) data: Vec<(String, String)>,
    /// `RenderingInfo/Message`.
    pub(crate) message: Option<String>,
    /// The XML as it stood in the log, entities as written (Splunk's add-on cuts values out of it).
    pub(crate) raw: String,
}

/// Why an `<Event>` cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct XmlError {
    /// One sentence.
    pub(crate) message: String,
    /// The nesting is deeper than is read.
    pub(crate) too_deep: bool,
}

/// Reads one `<Event>` that starts `text`.
pub(crate) fn parse(text: &str) -> Result<XmlEvent, XmlError> {
    let mut building =
        Building { event: XmlEvent { raw: text.to_owned(), ..XmlEvent::default() }, ..Building::default() };
    let mut rest = text;
    while !rest.is_empty() {
        let place = text.len() - rest.len();
        let at = |what: &str| [what, " (byte ", &place.to_string(), " of the event)"].concat();
        let part =
            markup::next(&mut rest).map_err(|what| XmlError::broken(at(&[what, " is never closed"].concat())))?;
        building.take(part).map_err(|what| XmlError { message: at(&what.message), ..what })?;
    }
    match building.path.as_slice() {
        [] => Ok(building.event),
        [.., open] => Err(XmlError::broken(["the element ", local(open), " is never closed"].concat())),
    }
}

impl XmlError {
    fn broken(message: String) -> Self {
        Self { message, too_deep: false }
    }
}

#[derive(Default)]
struct Building<'t> {
    event: XmlEvent,
    /// Names of the elements that are open, as they are written.
    path: Vec<&'t str>,
    text: String,
}

impl<'t> Building<'t> {
    fn take(&mut self, part: Part<'t>) -> Result<(), XmlError> {
        match part {
            Part::Open { name, attributes, empty } => {
                self.open(name, attributes)?;
                if empty {
                    self.close();
                }
            }
            Part::Close(name) => match self.path.last() {
                Some(open) if *open == name => self.close(),
                Some(open) => return Err(XmlError::broken(["the element ", open, " is closed as ", name].concat())),
                None => return Err(XmlError::broken(["the element ", name, " is closed and was never open"].concat())),
            },
            Part::Text(text) => self.text.push_str(&xmltext(text)),
            Part::CData(text) => self.text.push_str(text),
            Part::Skipped => {}
        }
        Ok(())
    }

    fn open(&mut self, name: &'t str, attributes: &str) -> Result<(), XmlError> {
        if self.path.len() >= MAX_DEPTH {
            let message = ["elements are nested deeper than ", &MAX_DEPTH.to_string()].concat();
            return Err(XmlError { message, too_deep: true });
        }
        self.path.push(name);
        self.text.clear();
        match self.place().as_slice() {
            ["Event", "System", "Provider"] => {
                self.event.provider =
                    attribute(attributes, "Name").or_else(|| attribute(attributes, "EventSourceName"));
                self.event.provider_guid = attribute(attributes, "Guid");
            }
            ["Event", "System", "TimeCreated"] => self.event.time_created = attribute(attributes, "SystemTime"),
            ["Event", "EventData", "Data"] => {
                self.event.data.push((attribute(attributes, "Name").unwrap_or_default(), String::new()));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let place = self.place();
        let event = &mut self.event;
        match place.as_slice() {
            ["Event", "System", "EventID"] => event.event_id = Some(text.trim().to_owned()),
            ["Event", "System", "Computer"] => event.computer = Some(text.trim().to_owned()),
            ["Event", "System", "Channel"] => event.channel = Some(text.trim().to_owned()),
            ["Event", "RenderingInfo", "Message"] => event.message = Some(text),
            ["Event", "EventData", "Data"] => {
                if let Some((_, value)) = event.data.last_mut() {
                    *value = text;
                }
            }
            _ => {}
        }
        self.path.pop();
    }

    fn place(&self) -> Vec<&'t str> {
        self.path.iter().map(|name| local(name)).collect()
    }
}

/// A name without its namespace's prefix.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, name)| name)
}

#[cfg(test)]
mod tests;
