//! The annexes: the receipt to sign and return, the map, the evidence.

use super::{Annex, AnnexContent, PaperWriter, ReceiptSheet};
use crate::{
    model::evidence::FileKind,
    view::notice_paper::{
        PaperMap,
        words::{moment, plain},
    },
};

impl PaperWriter<'_> {
    /// The titles of all annexes, numbered.
    pub(super) fn titles(&self) -> Vec<String> {
        let paper = self.paper;
        let named = paper.annexes.iter().map(|annex| {
            let title = plain(&annex.title);
            match annex.kind {
                FileKind::Pdf => self.words.fill("paper.annex-apart", &[("title", &title)]),
                FileKind::Jpeg | FileKind::Png | FileKind::WebP => title,
            }
        });
        let map = paper.map.as_ref().map(|_| self.get("paper.map"));
        let all = std::iter::once(self.get("paper.receipt")).chain(map).chain(named);
        let number = |(index, title): (usize, String)| {
            let values = [("number", &*(index + 1).to_string()), ("title", &*title)];
            self.words.fill("paper.annex-item", &values)
        };
        all.enumerate().map(number).collect()
    }

    pub(super) fn annexes(&self) -> Vec<Annex> {
        let paper = self.paper;
        let receipt = (self.get("paper.receipt"), Some(AnnexContent::Receipt(self.receipt())));
        let map = paper.map.as_ref().map(|map| {
            let caption = plain(&map.caption);
            let map = PaperMap { svg: map.svg.clone(), caption };
            (self.get("paper.map"), Some(AnnexContent::Map(map)))
        });
        let evidence = paper.annexes.iter().map(|annex| {
            // A document has pages of its own and keeps its number in the list only.
            let shown = annex.kind != FileKind::Pdf;
            let picture = shown.then(|| AnnexContent::Picture(annex.clone()));
            (plain(&annex.title), picture)
        });
        let all = std::iter::once(receipt).chain(map).chain(evidence);
        let annex = |(index, (title, content)): (usize, (String, Option<AnnexContent>))| {
            let number = (index + 1).to_string();
            let label = self.words.fill("paper.annex", &[("number", &number)]);
            Some(Annex { label, title, content: content? })
        };
        all.enumerate().filter_map(annex).collect()
    }

    fn receipt(&self) -> ReceiptSheet {
        let paper = self.paper;
        let organisation = plain(&paper.organisation);
        let values = [
            ("title", &*plain(&paper.title)),
            ("number", &*self.number()),
            ("project", &*plain(&paper.project)),
        ];
        let fields = ["unit", "person", "post", "telephone", "time"];
        let back = paper.sign_by.map(|by| {
            let by = moment(self.words, by);
            self.words.fill("paper.receipt-back", &[("day", &by)])
        });
        ReceiptSheet {
            addressee: self.words.fill("paper.addressee", &[("name", &organisation)]),
            text: self.words.fill("paper.receipt-text", &values),
            fields: fields.map(|field| self.get(&format!("paper.receipt-{field}"))).into(),
            note: match (back, self.contact()) {
                (Some(back), Some(contact)) => Some(back + &contact),
                (back, contact) => back.or(contact),
            },
        }
    }
}
