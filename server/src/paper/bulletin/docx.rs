//! A text document in the few parts of Office Open XML that a notice with tables needs: A4 with the
//! margins and type of Chinese official papers (GB/T 9704).
//!
//! `docx-rs` (0.4) knows the page, the styles and the exact line pitch of such papers, but cannot mark a
//! row as a table's head, which is what repeats it on every page. It would also bring a second version
//! of the XML writer and of the ZIP writer that are here already, for parts that are fixed texts but
//! for the body, and a reader of documents, which nothing here reads.

use std::{
    fmt,
    io::{Cursor, Write},
};

use quick_xml::escape::escape;
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>"#;

const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const DOCUMENT_RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer.xml"/></Relationships>"#;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="560" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Body"/><w:pPr><w:keepNext/><w:ind w:firstLine="640"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:firstLine="640"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="300" w:lineRule="atLeast"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style></w:styles>"#;

const FOOTER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>"#;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#;

/// A4 with 37 mm above, 35 below, 28 left and 26 right.
const TAIL: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

/// The width of the text in twentieths of a point.
const WIDTH: u32 = 8_844;

/// A column of a table.
pub struct DocxColumn {
    /// What stands above it.
    pub header: &'static str,
    /// Its width in hundredths of the text's.
    pub share: u32,
}

/// A document being written, from top to bottom.
#[derive(Default)]
pub struct DocxWriter {
    body: String,
}

impl DocxWriter {
    /// 发文字号: the number of the document, centred above its title.
    pub fn number(&mut self, words: &str) {
        self.line("Normal", r#"<w:jc w:val="center"/>"#, words);
    }

    /// Appends the title of the document, centred.
    pub fn title(&mut self, words: &str) {
        self.line("Title", "", words);
    }

    /// To whom it goes.
    pub fn addressed(&mut self, words: &str) {
        self.line("Normal", "", words);
    }

    /// A heading of the first order.
    pub fn heading(&mut self, words: &str) {
        self.line("Heading1", "", words);
    }

    /// A paragraph of text.
    pub fn paragraph(&mut self, words: &str) {
        self.line("Body", "", words);
    }

    /// Who signs, and when; room for the seal above.
    pub fn signed(&mut self, who: &str, day: &str) {
        self.line("Normal", "", "");
        for words in [who, day] {
            self.line("Normal", r#"<w:jc w:val="right"/><w:ind w:right="640"/>"#, words);
        }
    }

    /// A line in the type of tables.
    pub fn small(&mut self, words: &str) {
        self.line("Cell", r#"<w:spacing w:before="560"/>"#, words);
    }

    /// A table whose head is repeated on every page.
    pub fn table<const N: usize>(
        &mut self,
        columns: &[DocxColumn; N],
        rows: impl Iterator<Item = [String; N]>,
    ) {
        const EDGES: [&str; 6] = ["top", "left", "bottom", "right", "insideH", "insideV"];
        let edges =
            EDGES.map(|edge| format!(r#"<w:{edge} w:val="single" w:sz="4" w:color="auto"/>"#));
        self.write(format_args!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#,
            edges.concat(),
        ));
        for column in columns {
            self.write(format_args!(r#"<w:gridCol w:w="{}"/>"#, column.width()));
        }
        self.body.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for column in columns {
            self.cell(column, r#"<w:jc w:val="center"/>"#, "<w:b/>", column.header);
        }
        self.body.push_str("</w:tr>");
        for row in rows {
            self.body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (column, words) in columns.iter().zip(&row) {
                self.cell(column, "", "", words);
            }
            self.body.push_str("</w:tr>");
        }
        self.body.push_str("</w:tbl>");
    }

    fn write(&mut self, words: fmt::Arguments<'_>) {
        // A text in memory takes everything.
        let _ = fmt::Write::write_fmt(&mut self.body, words);
    }

    fn cell(&mut self, column: &DocxColumn, paragraph: &str, run: &str, words: &str) {
        self.write(format_args!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:tc>"#,
            column.width(),
            escape(words),
        ));
    }

    fn line(&mut self, style: &str, paragraph: &str, words: &str) {
        self.write(format_args!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{paragraph}</w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
            escape(words),
        ));
    }

    /// The document as the bytes of its package.
    ///
    /// # Errors
    /// When the package cannot be written.
    pub fn pack(self) -> Result<Vec<u8>, ZipError> {
        let document = format!("{HEAD}{}{TAIL}", self.body);
        let parts = [
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", RELATIONSHIPS),
            ("word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS),
            ("word/document.xml", &document),
            ("word/footer.xml", FOOTER),
            ("word/styles.xml", STYLES),
        ];
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            package.start_file(name, SimpleFileOptions::default())?;
            package.write_all(part.as_bytes())?;
        }
        Ok(package.finish()?.into_inner())
    }
}

impl DocxColumn {
    const fn width(&self) -> u32 {
        WIDTH * self.share / 100
    }
}
