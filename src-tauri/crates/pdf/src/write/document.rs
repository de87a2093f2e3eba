//! The whole file: pages through printpdf, then the document's level, then the bytes.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Document as File, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use printpdf::{
    CustomPdfConformance, PaintMode, PdfConformance, PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect,
};
use sha2::{Digest, Sha256};

use super::text::name;
use super::{
    Annotation, AnnotationKind, Destination, attachments, compress, content, fonts, form, icc, links,
    metadata, outline, points, real, structure,
};
use crate::PdfError;
use crate::page::{Anchors, Ink, Page, Setter};
use crate::tree::Document;

/// Writes the file of laid pages.
///
/// # Errors
/// Any [`PdfError`].
pub fn write(
    document: &Document,
    setter: &mut Setter<'_>,
    anchors: &Anchors,
    pages: &[Page],
) -> Result<Vec<u8>, PdfError> {
    let mut annotations = Vec::new();
    let mut printed = PdfDocument::new(&document.meta.title);
    printed.metadata.info.conformance = PdfConformance::Custom(CustomPdfConformance {
        requires_icc_profile: false,
        requires_xmp_metadata: false,
        ..CustomPdfConformance::default()
    });
    for (number, page) in pages.iter().enumerate() {
        let ops = content::operations(setter, &mut annotations, number, page)?;
        printed.pages.push(sheet(page, ops));
    }
    check_fields(document, &annotations)?;
    fonts::embed(&mut printed.resources, &setter.glyphs)?;
    let mut warnings = Vec::new();
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut file = printed.to_lopdf_document(&options, &mut warnings);
    drop(printed);
    fonts::map_to_unicode(&mut file, &setter.glyphs)?;
    finish(&mut file, document, setter, anchors, pages, &annotations)?;
    save(file, document.meta.created)
}

fn sheet(page: &Page, ops: Vec<printpdf::Op>) -> PdfPage {
    let (width, height) = page.sheet();
    let whole = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(points(width)),
        height: Pt(points(height)),
        mode: None::<PaintMode>,
        winding_order: None,
    };
    PdfPage { media_box: whole.clone(), trim_box: whole.clone(), crop_box: whole, ops }
}

/// Each field has one box, and each box its field.
fn check_fields(document: &Document, annotations: &[Annotation]) -> Result<(), PdfError> {
    let mut drawn: BTreeSet<&str> = BTreeSet::new();
    for annotation in annotations {
        if let AnnotationKind::Field(id) = &annotation.kind {
            let known = document.signatures.iter().any(|field| field.id == *id);
            if !known || !drawn.insert(id) {
                return Err(PdfError::FieldWithoutBox { id: id.clone() });
            }
        }
    }
    match document.signatures.iter().find(|field| !drawn.contains(field.id.as_str())) {
        Some(field) => Err(PdfError::FieldWithoutBox { id: field.id.clone() }),
        None => Ok(()),
    }
}

fn finish(
    file: &mut File,
    document: &Document,
    setter: &Setter<'_>,
    anchors: &Anchors,
    pages: &[Page],
    annotations: &[Annotation],
) -> Result<(), PdfError> {
    let meta = &document.meta;
    let ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    let destinations = destinations(setter.next_anchor(), pages);
    let placed: Vec<(ObjectId, &Annotation)> =
        annotations.iter().map(|annotation| (file.new_object_id(), annotation)).collect();
    for ((id, annotation), key) in placed.iter().zip(i64::try_from(ids.len()).unwrap_or(0)..) {
        let mut dict = match &annotation.kind {
            AnnotationKind::Link(link) => match setter.links.get(*link) {
                Some(link) => links::dictionary(link, &destinations, &ids),
                None => Dictionary::new(),
            },
            AnnotationKind::Field(field) => {
                match document.signatures.iter().find(|known| known.id == *field) {
                    Some(field) => form::widget(file, field, annotation, &document.signatures),
                    None => Dictionary::new(),
                }
            }
        };
        dict.set("Type", name("Annot"));
        dict.set("Rect", annotation.rectangle.into_iter().map(real).collect::<Vec<_>>());
        dict.set("StructParent", key);
        if let Some(page) = ids.get(annotation.page) {
            dict.set("P", Object::Reference(*page));
        }
        file.set_object(*id, dict);
    }
    for (number, (id, key)) in ids.iter().zip(0_i64..).enumerate() {
        let own: Vec<Object> = placed
            .iter()
            .filter(|(_, annotation)| annotation.page == number)
            .map(|(id, _)| Object::Reference(*id))
            .collect();
        let page = file.get_dictionary_mut(*id)?;
        page.set("StructParents", key);
        page.set("Tabs", name("S"));
        if own.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", own);
        }
    }
    let mut catalog = dictionary! {
        "Type" => name("Catalog"),
        "Pages" => file.catalog()?.get(b"Pages")?.clone(),
        "Lang" => Object::String(meta.language.clone().into_bytes(), StringFormat::Literal),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "StructTreeRoot" => structure::write(file, &setter.tags, &ids, &placed),
        "Metadata" => metadata::xmp(file, meta),
        "OutputIntents" => vec![output_intent(file)],
    };
    if let Some(outline) = outline::write(file, &anchors.entries, &destinations, &ids) {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    if let Some((associated, names)) = attachments::write(file, meta, &document.attachments) {
        catalog.set("AF", associated);
        catalog.set("Names", names);
    }
    if !document.signatures.is_empty() {
        let form = file.add_object(form::form(&document.signatures, &placed));
        catalog.set("AcroForm", Object::Reference(form));
    }
    let root = file.trailer.get(b"Root")?.as_reference()?;
    file.set_object(root, catalog);
    let info = file.trailer.get(b"Info")?.as_reference()?;
    file.set_object(info, metadata::info(meta));
    Ok(())
}

fn destinations(count: usize, pages: &[Page]) -> Vec<Option<Destination>> {
    let mut destinations = vec![None; count];
    for (number, page) in pages.iter().enumerate() {
        for put in &page.ink {
            if let Ink::Anchor(anchor) = put.ink
                && let Some(slot) = destinations.get_mut(anchor)
            {
                *slot = Some((number, page.sheet().1 - put.y));
            }
        }
    }
    destinations
}

fn output_intent(file: &mut File) -> Object {
    let profile = Stream::new(dictionary! { "N" => 3, "Alternate" => name("DeviceRGB") }, icc::srgb());
    let profile = file.add_object(profile);
    let srgb = || Object::String(b"sRGB IEC61966-2.1".to_vec(), StringFormat::Literal);
    Object::Dictionary(dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => srgb(),
        "Info" => srgb(),
        "DestOutputProfile" => Object::Reference(profile),
    })
}

/// How many objects one stream of objects may hold, the usual number first.
const OBJECTS_A_STREAM: [usize; 8] = [100, 60, 37, 22, 13, 7, 3, 1];

/// The bytes: the same input gives the same, so the file's identifier comes from what it holds.
fn save(mut file: File, created: DateTime<FixedOffset>) -> Result<Vec<u8>, PdfError> {
    file.version = "1.7".to_owned();
    let mut digest = Sha256::new();
    digest.update(created.to_rfc3339());
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let identifier: Vec<u8> = digest.finalize().into_iter().take(16).collect();
    let identifier = Object::String(identifier, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![identifier.clone(), identifier]);
    compress::compress(&mut file);
    let mut bytes = Vec::new();
    // The streams of objects are lopdf's own: if one ends as `compress` forbids, they are cut at another place. What
    // lopdf adds to the document as it writes is taken back, which is cheaper than writing a copy.
    let (last, trailer) = (file.max_id, file.trailer.clone());
    for objects in OBJECTS_A_STREAM {
        bytes.clear();
        file.max_id = last;
        file.trailer = trailer.clone();
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .compression_level(6)
            .max_objects_per_stream(objects)
            .build();
        file.save_with_options(&mut bytes, options)?;
        if !ends_badly(&bytes) {
            break;
        }
    }
    bytes.push(b'\n');
    Ok(bytes)
}

/// Whether a stream ends with a carriage return.
fn ends_badly(bytes: &[u8]) -> bool {
    let mut parts = bytes.split(|byte| *byte == b'\r');
    parts.next();
    parts.any(|after| after.starts_with(b"\nendstream"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stream_of_objects_ends_with_a_carriage_return() {
        let mut cut_elsewhere = 0;
        // The last byte is that of a sum over the content: enough contents give each value.
        for number in 0..1_024 {
            let mut file = File::new();
            for text in ["a".repeat(number % 32), "m".repeat(number / 32)] {
                file.add_object(Object::string_literal(text));
            }
            let mut usual = Vec::new();
            file.clone().save_modern(&mut usual).unwrap();
            cut_elsewhere += usize::from(ends_badly(&usual));
            let bytes = save(file, DateTime::UNIX_EPOCH.fixed_offset()).unwrap();
            assert!(!ends_badly(&bytes), "the file {number}");
        }
        assert!(cut_elsewhere > 0, "none of them would have ended badly");
    }
}
