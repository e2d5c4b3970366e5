//! Lines that name mofcomp.exe, or nearly, in any spelling that a reader of logs may meet: every decoder turned around,
//! at random, one inside the other.

/// A small generator of numbers: the same seed gives the same lines everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    /// True once in `times`.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// One line, without its end; sometimes in UTF-16.
pub(crate) fn line(random: &mut Random) -> Vec<u8> {
    let mut text = record(random);
    for _ in 0..random.below(5) {
        text = wrapped(&text, random);
    }
    let text = text.replace(['\n', '\r'], " ");
    match random.below(12) {
        0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        1 => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
        2 => damaged(text.into_bytes(), random),
        _ => text.into_bytes(),
    }
}

/// The name in any case; one time in four another that is much like it.
fn name(random: &mut Random) -> String {
    let name = match random.below(12) {
        0 => "mofcom.exe",
        1 => "m\u{f6}fcomp.exe",
        2 => "mo\\fcomp.exe",
        _ => "mofcomp.exe",
    };
    let shout = random.below(3);
    let case = |letter: char| {
        if shout == 0 || (shout == 1 && letter < 'g') { letter.to_ascii_uppercase() } else { letter }
    };
    name.chars().map(case).collect()
}

fn record(random: &mut Random) -> String {
    let image = format!("C:\\Windows\\System32\\wbem\\{}", name(random));
    let rare = random.below(6) + 1;
    match random.below(6) {
        0 => format!(
            "<Event><System><Provider Name=\"Microsoft-Windows-Sysmon\"/><EventID>1</EventID></System><EventData>\
             <Data Name=\"Image\">{}</Data></EventData></Event>",
            xml(&image, rare, random)
        ),
        1 => format!(r#"{{"event_simpleName":"ProcessRollup2","ImageFileName":"{}"}}"#, json(&image, rare, random)),
        2 => format!(r#"{{"process_name":"{}","dest":"a"}}"#, json(&xml(&name(random), rare, random), rare, random)),
        3 => format!("{{'EventID': 1, 'Image': '{}', 'ProcessGuid': 'x', 'CommandLine': 'a'}}", python(&image, random)),
        4 => format!(
            r#"{{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","EventData":"{}"}}"#,
            json(
                &format!("<EventData><Data Name='Image'>{}</Data></EventData>", xml(&image, rare, random)),
                rare,
                random
            )
        ),
        _ => format!(
            r#"{{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Payload":"{}"}}"#,
            json(
                &format!(
                    r##"{{"EventData":{{"Data":[{{"@Name":"Image","#text":"{}"}}]}}}}"##,
                    json(&image, rare, random)
                ),
                rare,
                random
            )
        ),
    }
}

/// The record as a text inside another, or as a clipboard leaves it.
fn wrapped(text: &str, random: &mut Random) -> String {
    let rare = random.below(30) + 2;
    let inside = json(text, rare, random);
    match random.below(9) {
        0 => format!(r#"{{"_raw":"{inside}","_time":"1"}}"#),
        1 => format!(r#"{{"message":"{inside}"}}"#),
        2 => format!(r#"{{"event":"{inside}","time":1,"sourcetype":"x"}}"#),
        3 => format!(r#"{{"anything":"{inside}"}}"#),
        4 => format!("\"{inside}\""),
        5 => format!(r#"{{"@rawstring":"{inside}"}}"#),
        6 if text.starts_with("{\"") => text.replace('\\', "\\\\").replace('"', "\\\""),
        6 => text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"),
        7 if text.starts_with(['{', '[']) => format!(r#"{{"hits":{{"hits":[{{"_index":"x","_source":{text}}}]}}}}"#),
        _ => format!(r#"{{"log":{{"original":"{inside}"}}}}"#),
    }
}

/// For a JSON string, one character in `rare` written as an escape.
fn json(text: &str, rare: usize, random: &mut Random) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            _ if u32::from(c) < 128 && random.once_in(rare * 3) => match random.below(2) {
                0 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
                _ => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            },
            '"' | '\\' => out.extend(['\\', c]),
            '/' if random.once_in(2) => out.push_str("\\/"),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

/// For XML, one character in `rare` written as a reference; cut by comments and sections.
fn xml(text: &str, rare: usize, random: &mut Random) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match random.below(rare * 16) {
            0 | 1 => out.push_str(&format!("&#{};", u32::from(c))),
            2 => out.push_str(&format!("&#0{};", u32::from(c))),
            3 => out.push_str(&format!("&#x{:x};", u32::from(c))),
            4 => out.push_str(&format!("&#x{:04X};", u32::from(c))),
            5 if c != '<' && c != '&' => out.push_str(&format!("<![CDATA[{c}]]>")),
            6 => out.push_str(&format!("<!-- x -->{c}")),
            7 => out.push_str(&format!("<?x?>{c}")),
            _ if c == '&' => out.push_str("&amp;"),
            _ if c == '<' => out.push_str("&lt;"),
            _ => out.push(c),
        }
    }
    out
}

fn python(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match (c, random.below(12)) {
            ('\\' | '\'', _) => out.extend(['\\', c]),
            (_, 0) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            (_, 1) if u32::from(c) < 256 => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

/// A byte taken out, put in or turned into another.
fn damaged(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len());
        let byte = random.of(b"\\\"'{}<>&;#!u0mofcp\xFF\xC3\0x ");
        match random.below(3) {
            0 => drop(bytes.remove(at)),
            1 => bytes.insert(at, byte),
            _ => bytes[at] = byte,
        }
        if bytes.is_empty() {
            bytes.push(b'{');
        }
    }
    bytes
}
