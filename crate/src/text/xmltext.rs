//! Text cut out of XML as it stands.

/// Decodes the five named entities and numeric references, once; anything else stays as it is.
pub(crate) fn xmltext(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        match reference(after) {
            Some((c, behind)) => {
                text.push(c);
                rest = behind;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// The character of a reference whose `&` was taken, and what is behind it.
fn reference(text: &str) -> Option<(char, &str)> {
    // The longest is `#x10FFFF`; looking no further keeps a text of ampersands linear.
    let end = text.bytes().take(10).position(|b| b == b';')?;
    let (name, behind) = (text.get(..end)?, text.get(end + 1..)?);
    let c = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => char::from_u32(code_point(name.strip_prefix('#')?)?)?,
    };
    Some((c, behind))
}

fn code_point(digits: &str) -> Option<u32> {
    let hex = digits.strip_prefix(['x', 'X']);
    let (digits, radix) = hex.map_or((digits, 10), |hex| (hex, 16));
    if digits.starts_with('+') { None } else { u32::from_str_radix(digits, radix).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_once_and_leaves_the_rest() {
        for (raw, want) in [
            ("&quot;C:\\a b.mof&quot;", "\"C:\\a b.mof\""),
            ("&lt;&gt;&amp;&apos;&#34;&#x22;&#X22;", "<>&'\"\"\""),
            ("&amp;quot;", "&quot;"),
            ("a & b &c; &; &#xD800; &#99999999; &#+1;", "a & b &c; &; &#xD800; &#99999999; &#+1;"),
            ("é&é;", "é&é;"),
            ("", ""),
        ] {
            assert_eq!(xmltext(raw), want, "{raw}");
        }
    }
}
