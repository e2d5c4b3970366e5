//! One Windows Event in XML, flattened. No DTD is read and no entity but XML's own five and character references.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::json::MAX_DEPTH;
use crate::text::xmltext;

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
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().expand_empty_elements = true;
    let mut building =
        Building { event: XmlEvent { raw: text.to_owned(), ..XmlEvent::default() }, ..Building::default() };
    loop {
        let place = reader.buffer_position();
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => building.take(event)?,
            // The library's own words stay out of the module: they weigh more than they say.
            Err(_) => {
                let message = format!("a tag does not end or does not match (byte {place} of the event)");
                return Err(XmlError { message, too_deep: false });
            }
        }
    }
    match building.path.as_slice() {
        [] => Ok(building.event),
        [.., open] => Err(XmlError { message: format!("the element {open} is never closed"), too_deep: false }),
    }
}

#[derive(Default)]
struct Building {
    event: XmlEvent,
    /// Local names of the elements that are open.
    path: Vec<String>,
    text: String,
}

impl Building {
    fn take(&mut self, event: Event<'_>) -> Result<(), XmlError> {
        match event {
            Event::Start(start) => return self.open(&start),
            Event::End(_) => self.close(),
            Event::Text(text) => self.text.push_str(&text.into_inner()),
            Event::CData(text) => self.text.push_str(&text.into_inner()),
            Event::GeneralRef(reference) => self.reference(&reference),
            // Stands in no log; whatever it was for, the text around it is not one word.
            Event::PI(_) | Event::Decl(_) => self.text.push(char::REPLACEMENT_CHARACTER),
            Event::Empty(_) | Event::Comment(_) | Event::DocType(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), XmlError> {
        if self.path.len() >= MAX_DEPTH {
            return Err(XmlError { message: format!("elements are nested deeper than {MAX_DEPTH}"), too_deep: true });
        }
        self.path.push(start.local_name().as_ref().to_owned());
        self.text.clear();
        match place(&self.path).as_slice() {
            ["Event", "System", "Provider"] => {
                self.event.provider = attribute(start, "Name").or_else(|| attribute(start, "EventSourceName"));
                self.event.provider_guid = attribute(start, "Guid");
            }
            ["Event", "System", "TimeCreated"] => self.event.time_created = attribute(start, "SystemTime"),
            ["Event", "EventData", "Data"] => {
                self.event.data.push((attribute(start, "Name").unwrap_or_default(), String::new()));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let event = &mut self.event;
        match place(&self.path).as_slice() {
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

    /// What a reference says; one that XML does not know stays as it is written.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        self.text.push_str(&xmltext(&["&", reference, ";"].concat()));
    }
}

/// The elements that are open, as a pattern can name them.
fn place(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

/// Of an attribute that is not empty, its value. The reader's own iterator over attributes weighs 2 KB brotli in the
/// module, for errors and checks that nothing here asks for.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut rest = start.attributes_raw();
    loop {
        let (key, behind) = rest.split_once('=')?;
        let behind = behind.trim_start();
        let (quote, inside) = behind.split_at_checked(1).filter(|(quote, _)| matches!(*quote, "'" | "\""))?;
        let (value, behind) = inside.split_once(quote)?;
        if key.split_whitespace().next_back() == Some(name) {
            return Some(xmltext(value)).filter(|value| !value.is_empty());
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reads_single_quotes_entities_and_empty_data() {
        let event = parse(
            "<Event xmlns='x'><System><Provider  Guid = \"{G}\"\n Name='P>'/><EventID Qualifiers='0'>1</EventID>\
             <TimeCreated SystemTime='T'/><Channel>C</Channel><Computer>H</Computer></System><EventData>\
             <Data Name='CommandLine'>a &amp;amp; &quot;b&quot; &#x41;&#66; &unknown; & c</Data>\
             <Data Name='Empty'/><Data>unnamed</Data></EventData></Event>",
        )
        .unwrap();
        assert_eq!((event.provider.as_deref(), event.provider_guid.as_deref()), (Some("P>"), Some("{G}")));
        assert_eq!(event.event_id.as_deref(), Some("1"));
        let data: Vec<(&str, &str)> = event.data.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let line = "a &amp; \"b\" AB &unknown; & c";
        assert_eq!(data, [("CommandLine", line), ("Empty", ""), ("", "unnamed")]);
    }

    #[test]
    fn comments_and_sections_join_the_text_around_them_and_instructions_do_not() {
        let event = parse(
            "<?xml version='1.0'?><Event><EventData><Data>a<!-- x -->b<![CDATA[c]]>d<?x?>e</Data></EventData></Event>",
        );
        assert_eq!(event.unwrap().data, [(String::new(), "abcd\u{fffd}e".to_owned())]);
    }

    #[test]
    fn refuses_what_is_not_closed() {
        assert!(parse("<Event><System></Event>").is_err());
        assert!(parse("<Event><System>").is_err());
    }
}
