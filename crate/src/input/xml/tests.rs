#![allow(clippy::unwrap_used)]
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::markup::{self, Part};
use super::*;

#[test]
fn reads_single_quotes_entities_and_empty_data() {
    let event = parse(
        "<Event xmlns='x'><System><Provider Name='P' Guid='{G}'/><EventID Qualifiers='0'>1</EventID>\
         <TimeCreated SystemTime='T'/><Channel>C</Channel><Computer>H</Computer></System><EventData>\
         <Data Name='CommandLine'>a &amp;amp; &quot;b&quot; &#x41;&#66; &unknown; & c</Data>\
         <Data Name='Empty'/><Data>unnamed</Data></EventData></Event>",
    )
    .unwrap();
    assert_eq!(event.provider.as_deref(), Some("P"));
    assert_eq!(event.event_id.as_deref(), Some("1"));
    let data: Vec<(&str, &str)> = event.data.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let line = "a &amp; \"b\" AB &unknown; & c";
    assert_eq!(data, [("CommandLine", line), ("Empty", ""), ("", "unnamed")]);
}

#[test]
fn refuses_what_is_not_closed() {
    for (text, message) in [
        ("<Event><System></Event>", "the element System is closed as Event (byte 15 of the event)"),
        ("<Event><System>", "the element System is never closed"),
        ("<Event></Event></x>", "the element x is closed and was never open (byte 15 of the event)"),
        ("<Event><!-- </Event>", "a comment is never closed (byte 7 of the event)"),
        ("<Event a='></Event>", "a tag is never closed (byte 0 of the event)"),
    ] {
        assert_eq!(parse(text).unwrap_err().message, message);
    }
}

#[test]
fn attributes_in_any_spelling() {
    for (attributes, want) in [
        ("Name='a'", Some("a")),
        (" Guid = \"{Name='b'}\"\n\tName = \"a\" ", Some("a")),
        ("MyName='b' Name='a'", Some("a")),
        ("broken Name='a'", Some("a")),
        ("Guid=b Name='a'", Some("a")),
        ("Name='&quot;&#65;&#x42;&c;'", Some("\"AB&c;")),
        ("Name=''", None),
        ("Name='a", None),
        ("Name", None),
    ] {
        assert_eq!(attribute(attributes, "Name").as_deref(), want, "{attributes}");
    }
}

/// What a reader sees: tags, and the text between them as it is written.
type Seen = Vec<(&'static str, String)>;

fn see(seen: &mut Seen, what: &'static str, text: &str) {
    match seen.last_mut() {
        Some((before, held)) if what == "text" && *before == "text" => held.push_str(text),
        _ => seen.push((what, text.to_owned())),
    }
}

fn ours(mut text: &str) -> Option<Seen> {
    let (mut seen, mut open) = (Seen::new(), Vec::new());
    while !text.is_empty() {
        match markup::next(&mut text).ok()? {
            Part::Open { name, attributes, empty } => {
                see(&mut seen, "open", name);
                let value = attribute(attributes, "k").unwrap_or_default();
                see(&mut seen, "k", &value);
                match empty {
                    true => see(&mut seen, "close", name),
                    false => open.push(name),
                }
            }
            Part::Close(name) => {
                open.pop().filter(|open| *open == name)?;
                see(&mut seen, "close", name);
            }
            Part::Text(text) => see(&mut seen, "text", text),
            Part::CData(text) => see(&mut seen, "cdata", text),
            Part::Skipped => see(&mut seen, "skipped", ""),
        }
    }
    Some(seen)
}

fn theirs(text: &str) -> Option<Seen> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().expand_empty_elements = true;
    let mut seen = Seen::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                see(&mut seen, "open", start.name().as_ref());
                let k = start.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == "k");
                see(&mut seen, "k", &k.map(|a| a.value.into_owned()).unwrap_or_default());
            }
            Event::End(end) => see(&mut seen, "close", end.name().as_ref()),
            Event::Text(text) => see(&mut seen, "text", &text.into_inner()),
            Event::GeneralRef(name) => see(&mut seen, "text", &["&", &name.into_inner(), ";"].concat()),
            Event::CData(text) => see(&mut seen, "cdata", &text.into_inner()),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => see(&mut seen, "skipped", ""),
            Event::Empty(_) => {}
            Event::Eof => return Some(seen),
        }
    }
}

proptest! {
    #[test]
    fn cuts_as_quick_xml_does(pieces in prop::collection::vec(prop::sample::select(vec![
        "<a>", "<b k='1'>", "<a k = \"<b>'/>\"\n>", "<a:b x='2' k='é'/>", "<b/>", "</a>", "</b>", "</b \n>", "</a:b>",
        "text", "é", " ", "&amp;", "&", ";", "&#x41;", "\r\n", ">", "'", "\"", "=", "/", "]]>", "-->",
        "<!-- a > -- b -->", "<![CDATA[ <a> ]] > ]]>", "<?pi a > ?>", "<!DOCTYPE a>", "<!--", "<![CDATA[", "<!x>", "<",
    ]), 0..12)) {
        let text = pieces.concat();
        prop_assert_eq!(ours(&text), theirs(&text), "{}", text);
    }
}
