//! The little XML that `.ods` needs: text and attributes made safe.

use std::fmt::Write;

/// What XML cannot hold at all is left out; the rest is escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

/// A text as paragraphs of a cell: lines apart, and spaces that OpenDocument would join kept.
pub fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        out.push_str("<text:p>");
        let mut after_space = true;
        for c in line.chars() {
            match c {
                ' ' if after_space => out.push_str("<text:s/>"),
                '\t' => out.push_str("<text:tab/>"),
                c => out.push_str(&escape(c.encode_utf8(&mut [0; 4]))),
            }
            after_space = c == ' ';
        }
        // A space at the end of a paragraph would be dropped.
        if line.ends_with(' ') && !out.ends_with("<text:s/>") {
            out.pop();
            out.push_str("<text:s/>");
        }
        out.push_str("</text:p>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reads_as_its_own_is_escaped_and_what_it_cannot_hold_left_out() {
        assert_eq!(escape("a<b & \"c\"\u{1}\u{FFFF}"), "a&lt;b &amp; &quot;c&quot;");
    }

    #[test]
    fn spaces_and_lines_of_a_text_are_kept() {
        assert_eq!(paragraphs("a  b\nc "), "<text:p>a <text:s/>b</text:p><text:p>c<text:s/></text:p>");
        assert_eq!(paragraphs(" "), "<text:p><text:s/></text:p>");
    }
}
