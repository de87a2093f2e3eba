//! A book as `.xlsx`. Texts go in as texts, so that one that begins with an equals sign is never a formula.

use std::collections::HashMap;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format as Look, FormatAlign,
    FormatBorder, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::BookError;
use super::book::{Allowed, Book, Cached, Cell, Content, Format, Role, Sheet, Style};
use super::exact::double;

/// A4, in Excel's list of papers.
const A4: u8 = 9;
const FONT: &str = "Arial";
/// A row and a column of this font at ten points, as Excel draws them.
const ROW_PIXELS: u32 = 17;
const COLUMN_PIXELS: u32 = 64;

/// The book as the bytes of a file.
pub fn write(book: &Book) -> Result<Vec<u8>, BookError> {
    let mut file = Workbook::new();
    let [year, month, day, hour, minute, second] = book.written;
    let small = |number: u16| u8::try_from(number).unwrap_or(1);
    let created = ExcelDateTime::from_ymd(year, small(month), small(day))?;
    let created = created.and_hms(hour, small(minute), small(second))?;
    let properties = DocProperties::new().set_title(&book.title).set_author("Amorce");
    file.set_properties(&properties.set_creation_datetime(&created));
    // Widths are counted in digits of this font; another one makes every column wider.
    let font = Look::new().set_font_name(FONT).set_font_size(10);
    file.set_default_format(&font, ROW_PIXELS, COLUMN_PIXELS)?;
    let mut looks = HashMap::new();
    for sheet in &book.sheets {
        let page = file.add_worksheet();
        page.set_name(sheet.name)?;
        lay_out(page, sheet)?;
        for ((row, column), cell) in &sheet.cells {
            let look = looks.entry(cell.style).or_insert_with(|| look(cell.style));
            put(page, (*row, *column), cell, look)?;
        }
        lists(page, sheet)?;
    }
    for (name, cell) in &book.names {
        file.define_name(name, &format!("={cell}"))?;
    }
    Ok(file.save_to_buffer()?)
}

fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, look: &Look) -> Result<(), XlsxError> {
    match &cell.content {
        None => page.write_blank(row, column, look)?,
        Some(Content::Text(text)) => page.write_string_with_format(row, column, text, look)?,
        Some(Content::Number(number)) => page.write_number_with_format(row, column, double(*number), look)?,
        Some(Content::Formula(text, value)) => {
            let value = match value {
                Cached::Number(number) => number.normalize().to_string(),
                Cached::Text(text) => text.clone(),
            };
            let formula = Formula::new(format!("={text}")).set_result(value);
            page.write_formula_with_format(row, column, formula, look)?
        }
    };
    Ok(())
}

fn lay_out(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    // « Sans objet » is an empty text, which a program that does not recompute would show as zero.
    page.set_formula_result_default("");
    for (column, width) in (0..).zip(&sheet.widths) {
        page.set_column_width(column, f64::from(*width) / 10.0)?;
    }
    for (row, height) in &sheet.heights {
        page.set_row_height(*row, f64::from(*height))?;
    }
    let (rows, columns) = sheet.frozen;
    page.set_freeze_panes(rows, columns)?;
    page.set_paper_size(A4).set_landscape().set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    page.set_footer("&L&8Amorce — &A&R&8Page &P sur &N");
    page.set_print_area(0, 0, sheet.last_row(), sheet.printed)?;
    if sheet.breaks.is_empty() {
        page.set_print_fit_to_pages(1, 0);
    } else {
        let breaks: Vec<u32> = sheet.breaks.iter().copied().map(u32::from).collect();
        page.set_vertical_page_breaks(&breaks)?;
        page.set_print_scale(sheet.scale());
    }
    if let Some((first, last)) = sheet.repeated_rows {
        page.set_repeat_rows(first, last)?;
    }
    if let Some((first, last)) = sheet.repeated_columns {
        page.set_repeat_columns(first, last)?;
    }
    page.set_screen_gridlines(false);
    if sheet.protected {
        let allowed = ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        };
        page.protect_with_options(&allowed);
    }
    Ok(())
}

fn lists(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for choice in &sheet.choices {
        let rule = match &choice.allowed {
            Allowed::Listed(source) => {
                DataValidation::new().allow_list_formula(Formula::new(format!("={source}")))
            }
            Allowed::Rate => {
                DataValidation::new().allow_decimal_number(DataValidationRule::NotBetween(0.0001, 0.5))
            }
            Allowed::MonthTo(last) => {
                DataValidation::new().allow_whole_number(DataValidationRule::Between(1, i32::from(*last)))
            }
        };
        let (title, message) = choice.allowed.refusal();
        let rule = rule.set_error_title(title)?.set_error_message(message)?;
        page.add_data_validation(choice.first, choice.column, choice.last, choice.column, &rule)?;
    }
    Ok(())
}

/// The code of a number's format; the locale in the euro sign asks for French separators.
fn code(format: Format) -> &'static str {
    match format {
        Format::Plain => "General",
        Format::Euro => "#,##0.00\\ [$€-40C]",
        Format::Quantity => "#,##0.####",
        Format::Percent => "0.##\\ \"%\"",
        Format::Rate => "0.00\\ %",
        Format::Hundredths => "0.00",
        Format::Whole => "#,##0",
        Format::Month => "\"M\"0",
    }
}

fn look(style: Style) -> Look {
    let base = Look::new().set_font_name(FONT).set_font_size(10).set_num_format(code(style.format));
    let rgb = Color::RGB;
    let base = if style.input { base.set_unlocked() } else { base };
    let lined = |look: Look| look.set_border(FormatBorder::Thin).set_border_color(rgb(0x00CE_CECE));
    // A text keeps away from the number in the cell before it.
    let apart = |look: Look| {
        if style.format == Format::Plain { look.set_align(FormatAlign::Left).set_indent(1) } else { look }
    };
    match style.role {
        Role::Title => base.set_bold().set_font_size(15).set_font_color(rgb(0x0000_0091)),
        Role::Remark => base.set_font_size(9).set_font_color(rgb(0x0066_6666)),
        Role::Block => base.set_bold().set_font_size(11).set_font_color(rgb(0x0000_0091)),
        Role::Head => lined(base)
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_font_color(rgb(0x00FF_FFFF))
            .set_background_color(rgb(0x0000_0091)),
        Role::Body | Role::Wrapped => {
            let look = apart(lined(base)).set_align(FormatAlign::Top);
            let look = if style.role == Role::Wrapped { look.set_text_wrap() } else { look };
            if style.input { look.set_background_color(rgb(0x00FE_F7DA)) } else { look }
        }
        Role::Subtotal => {
            let look = apart(lined(base)).set_bold().set_align(FormatAlign::Top);
            let look = if style.format == Format::Plain { look.set_text_wrap() } else { look };
            look.set_background_color(rgb(0x00F5_F5FE))
        }
        Role::Total => apart(lined(base)).set_bold().set_background_color(rgb(0x00E3_E3FD)),
        Role::Helper => base.set_font_size(8).set_font_color(rgb(0x0077_7777)),
        Role::Prose => base.set_text_wrap().set_align(FormatAlign::Top),
    }
}
