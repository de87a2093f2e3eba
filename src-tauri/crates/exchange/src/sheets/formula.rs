//! References as formulas write them, and the turn from Excel's spelling into OpenFormula's.

/// The letters of a column, from 0: `A`, `Z`, `AA`.
pub fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// `B12`, of a row and a column from 0.
pub fn a1(row: u32, column: u16) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

/// `$B$12`.
pub fn fixed(row: u32, column: u16) -> String {
    format!("${}${}", letters(column), u64::from(row) + 1)
}

/// `$B$5:$B$12`: a column's cells.
pub fn span(first: u32, last: u32, column: u16) -> String {
    format!("{}:{}", fixed(first, column), fixed(last, column))
}

/// A reference on a sheet.
pub fn on(sheet: &str, reference: &str) -> String {
    format!("'{sheet}'!{reference}")
}

/// A formula in OpenFormula: `of:=SUM([.B5:.B12];[$'Mois'.C4])`.
///
/// It knows what this folder's formulas are made of: functions, names, numbers, quoted texts, references with
/// or without a quoted sheet.
pub fn open_formula(excel: &str) -> String {
    let mut out = String::from("of:=");
    let mut rest = excel;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => quoted(rest, '"'),
            '\'' => {
                let sheet = quoted(rest, '\'');
                let (sheet, after) = rest.split_at(sheet);
                let reference = after.strip_prefix('!').map_or(0, reference);
                let cells = after.get(1..=reference).unwrap_or_default();
                out.push_str(&bracketed(Some(sheet), cells));
                rest = after.get(1 + reference..).unwrap_or_default();
                continue;
            }
            ',' => {
                out.push(';');
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            '$' | 'A'..='Z' | 'a'..='z' | '_' => {
                let word = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
                let cells = reference(rest);
                if cells >= word && cells > 0 {
                    let (cells, after) = rest.split_at(cells);
                    out.push_str(&bracketed(None, cells));
                    rest = after;
                    continue;
                }
                word
            }
            other => other.len_utf8(),
        };
        let (same, after) = rest.split_at(length.max(1));
        out.push_str(same);
        rest = after;
    }
    out
}

/// The same reference in OpenFormula, such as a range's address: `$'Listes'.$A$2:.$A$5`.
pub fn open_reference(excel: &str) -> String {
    open_formula(excel).trim_start_matches("of:=").trim_matches(['[', ']']).to_owned()
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.')
}

/// How long a quoted text at the start is, its quotes included; a doubled quote stands for one.
fn quoted(text: &str, quote: char) -> usize {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c == quote {
            inside = !inside;
        } else if !inside {
            return at;
        }
    }
    text.len()
}

/// How long a reference at the start is: `$B$5`, `B5:C7`; 0 where none stands there.
fn reference(text: &str) -> usize {
    let first = cell(text);
    let second = text.get(first..).and_then(|rest| rest.strip_prefix(':')).map_or(0, cell);
    if first == 0 || second == 0 { first } else { first + 1 + second }
}

/// How long a cell's address at the start is.
fn cell(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let mut index = usize::from(at(0) == b'$');
    let letters = index;
    while at(index).is_ascii_uppercase() {
        index += 1;
    }
    if index == letters || index - letters > 3 {
        return 0;
    }
    index += usize::from(at(index) == b'$');
    let digits = index;
    while at(index).is_ascii_digit() {
        index += 1;
    }
    let goes_on = at(index).is_ascii_alphanumeric() || at(index) == b'_' || at(index) == b'(';
    if index == digits || goes_on { 0 } else { index }
}

fn bracketed(sheet: Option<&str>, cells: &str) -> String {
    let sheet = sheet.map(|sheet| format!("${sheet}")).unwrap_or_default();
    match cells.split_once(':') {
        Some((first, last)) => format!("[{sheet}.{first}:.{last}]"),
        None => format!("[{sheet}.{cells}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        let names: Vec<String> = [0, 25, 26, 51, 701, 702].map(letters).into();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
        assert_eq!((a1(4, 1), fixed(4, 27)), ("B5".to_owned(), "$AB$5".to_owned()));
    }

    #[test]
    fn a_formula_is_said_in_open_formula() {
        for (excel, open) in [
            ("ROUND(SUM(M5:M9),2)", "of:=ROUND(SUM([.M5:.M9]);2)"),
            ("IF($B$5=\"a,\"\"B5\",taux*1.5,0)", "of:=IF([.$B$5]=\"a,\"\"B5\";taux*1.5;0)"),
            ("'À lire'!B2+'L''été'!$C$4:$C$9", "of:=[$'À lire'.B2]+[$'L''été'.$C$4:.$C$9]"),
            ("mode_jour", "of:=mode_jour"),
            ("INT(ROUND(F5*100,6)+0.5)/100", "of:=INT(ROUND([.F5]*100;6)+0.5)/100"),
        ] {
            assert_eq!(open_formula(excel), open);
        }
        assert_eq!(open_reference("'Listes'!$A$2:$A$5"), "$'Listes'.$A$2:.$A$5");
    }
}
