//! What follows from the table of a project's fields: the fields by name, the facts, their revisions,
//! and a ledger's row of them.

/// Writes the types of the table. A row is the field with the type of its member, its code, the
/// member's name, whether a package shares it, and its header in the standard ledger; before it what
/// serde is told of the member in the facts (`#[facts(…)]`) and in a ledger's row (`#[ledger(…)]`).
macro_rules! fields {
    ($(
        $(#[doc = $doc:literal])*
        $(#[facts($($facts:tt)*)])?
        $(#[ledger($($ledger:tt)*)])?
        $variant:ident($value:ty), $code:literal, $member:ident, $among:expr, $header:expr;
    )*) => {
        /// A field of a project's facts, in the order of the standard ledger. Its code is its key in
        /// the catalogues' `field.*` and in a ledger's table of words, too.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[derive(EnumString, IntoStaticStr, VariantArray)]
        pub enum FactField {
            $(
                $(#[doc = $doc])*
                #[serde(rename = $code)]
                #[strum(serialize = $code)]
                $variant,
            )*
        }

        codes!(FactField);

        impl FactField {
            /// Whether an entry and its sub-projects share its value unless a row says otherwise.
            pub const fn is_shared(self) -> bool {
                let among = match self {
                    $(Self::$variant => $among,)*
                };
                matches!(among, MergedCell::Package)
            }

            /// What it holds.
            pub const fn kind(self) -> FactKind {
                match self {
                    $(Self::$variant => <$value as Member>::KIND,)*
                }
            }

            /// The header of its column in the standard ledger, for money without the unit; none
            /// where that has no such column.
            pub const fn header(self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => $header,)*
                }
            }
        }

        /// The facts of a project that a ledger states once, apart from its plan and its progress.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct ProjectFacts {
            $(
                $(#[doc = $doc])*
                $(#[serde($($facts)*)])?
                pub $member: $value,
            )*
        }

        impl ProjectFacts {
            /// The facts of a project of which only the name is known.
            pub fn named(name: &Name) -> Self {
                Self { $($member: Open::of_named(name),)* }
            }

            /// The change that gives a field the value that stands here.
            pub fn change_to(&self, field: FactField) -> FactChange {
                match field {
                    $(FactField::$variant => FactChange::$variant(self.$member.clone()),)*
                }
            }

            /// What stands in a field; none where nothing was said.
            pub fn get(&self, field: FactField) -> Option<FactValue<'_>> {
                match field {
                    $(FactField::$variant => self.$member.value(),)*
                }
            }
        }

        /// A new value of one field.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum FactChange {
            $($(#[doc = $doc])* $variant($value),)*
        }

        impl FactChange {
            /// Writes the new value into `facts`.
            pub fn apply(&self, facts: &mut ProjectFacts) {
                match self {
                    $(Self::$variant(value) => facts.$member.clone_from(value),)*
                }
            }

            /// The field it changes.
            pub const fn field(&self) -> FactField {
                match self {
                    $(Self::$variant(_) => FactField::$variant,)*
                }
            }
        }

        /// What a ledger's row says of the facts, as it was written; an empty cell says nothing.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct LedgerFacts {
            $(
                $(#[doc = $doc])*
                $(#[serde($($ledger)*)])?
                pub $member: <$value as Member>::Cell,
            )*
        }

        impl LedgerFacts {
            /// A row that says nothing but a name.
            #[cfg(test)]
            pub fn named(name: &Name) -> Self {
                Self { $($member: Open::of_named(name),)* }
            }

            /// Reads all cells; none where the row has no name.
            pub fn read(cells: &mut impl ReadCells<Field = FactField>) -> Option<Self> {
                $(let $member = <$value as Member>::read(FactField::$variant, cells);)*
                Some(Self { $($member: $member?,)* })
            }

            /// Copies a field from another row if this row leaves it empty.
            pub fn inherit(&mut self, field: FactField, other: &Self) {
                match field {
                    $(FactField::$variant if self.$member.is_open() => {
                        self.$member.clone_from(&other.$member);
                    })*
                    _ => {}
                }
            }

            /// What it changes of a project found in `regions`, field by field.
            pub fn brought(&self, regions: &[RegionShare], units: &mut impl FindUnit) -> Vec<FactChange> {
                let changes = [$(
                    <$value as Member>::brought(&self.$member, regions, units)
                        .map(FactChange::$variant),
                )*];
                changes.into_iter().flatten().collect()
            }

            /// The place of the amount in a field of money; none for other fields.
            pub fn amount_mut(&mut self, field: FactField) -> Option<&mut Option<Money>> {
                match field {
                    $(FactField::$variant => <$value as Member>::amount_mut(&mut self.$member),)*
                }
            }

            /// The amount in a field of money.
            pub fn amount(&self, field: FactField) -> Option<Money> {
                match field {
                    $(FactField::$variant => <$value as Member>::amount(&self.$member),)*
                }
            }
        }
    };
}

pub(super) use fields;

#[cfg(test)]
mod tests {
    //! A table of every kind of field, read from a row and brought to a project.

    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};
    use strum::{EnumString, IntoStaticStr, VariantArray};

    use super::super::{
        kind::{FactKind, FactValue, FindUnit, Member, Open, ReadCells},
        site::RegionShare,
    };
    use crate::{
        fixture::{date, name, text},
        value::{LedgerDate, Money, Name, RegionId, Text, UnitId, code::codes},
    };

    enum MergedCell {
        One,
        Package,
    }

    use MergedCell::{One, Package};

    fields! {
        Name(Name), "name", name, One, None;
        Regions(Vec<RegionShare>), "region", regions, Package, None;
        Word(Option<Name>), "word", word, Package, None;
        Words(Option<Text>), "words", words, One, None;
        Due(Option<LedgerDate>), "due", due, One, None;
        Bank(Option<UnitId>), "bank", bank, One, None;
        Banks(Vec<UnitId>), "banks", banks, One, None;
        People(Vec<Name>), "people", people, One, None;
        Loan(Option<Money>), "loan", loan, One, Some("贷款");
    }

    struct Row(BTreeMap<&'static str, &'static str>);

    impl ReadCells for Row {
        type Field = FactField;

        fn name(&mut self, field: FactField) -> Option<Name> {
            self.0.get(field.code()).map(|cell| name(cell))
        }

        fn text(&mut self, field: FactField) -> Option<Text> {
            self.0.get(field.code()).map(|cell| text(cell))
        }

        fn names(&mut self, field: FactField) -> Vec<Name> {
            self.0
                .get(field.code())
                .map_or_else(Vec::new, |cell| cell.split('、').map(name).collect())
        }

        fn money(&mut self, field: FactField) -> Option<Money> {
            self.0.get(field.code()).map(|cell| Money::from_wan(cell.parse().unwrap()))
        }

        fn date(&mut self, field: FactField) -> Option<LedgerDate> {
            self.0.get(field.code()).map(|cell| date(cell))
        }
    }

    struct Units;

    impl FindUnit for Units {
        fn unit(&mut self, name: &Name) -> UnitId {
            UnitId(if name.as_str() == "甲银行" { 1 } else { 2 })
        }
    }

    const CELLS: [(&str, &str); 8] = [
        ("name", "医院"),
        ("word", "新建"),
        ("words", "门诊楼"),
        ("due", "2026-05"),
        ("bank", "甲银行"),
        ("banks", "甲银行、乙银行"),
        ("people", "王××"),
        ("loan", "5000"),
    ];

    fn facts(row: &LedgerFacts) -> ProjectFacts {
        let mut facts = ProjectFacts::named(&row.name);
        for change in row.brought(&[RegionShare { region: RegionId(3), share: 1000 }], &mut Units) {
            change.apply(&mut facts);
        }
        facts
    }

    #[test]
    fn a_field_of_every_kind_is_read_brought_and_known() {
        let row = LedgerFacts::read(&mut Row(CELLS.into())).unwrap();
        let facts = facts(&row);
        let units = [UnitId(1), UnitId(2)];
        let expected = [
            FactValue::Text("医院"),
            FactValue::Regions(&[RegionShare { region: RegionId(3), share: 1000 }]),
            FactValue::Text("新建"),
            FactValue::Text("门诊楼"),
            FactValue::Date(date("2026-05")),
            FactValue::Unit(UnitId(1)),
            FactValue::Units(&units),
            FactValue::People(&[name("王××")]),
            FactValue::Money(Money::from_wan(5_000)),
        ];
        let known: Vec<_> =
            FactField::ALL.into_iter().filter_map(|field| facts.get(field)).collect();
        assert_eq!(known, expected);
        let mut copy = ProjectFacts::named(&row.name);
        for field in FactField::ALL {
            facts.change_to(field).apply(&mut copy);
        }
        assert_eq!(copy, facts);
        assert_eq!(row.amount(FactField::Loan), Some(Money::from_wan(5_000)));
        assert_eq!(row.amount(FactField::Due), None);
    }

    #[test]
    fn an_empty_cell_brings_nothing_and_takes_over_what_another_row_says() {
        let full = LedgerFacts::read(&mut Row(CELLS.into())).unwrap();
        let mut bare = LedgerFacts::named(&name("一期"));
        let brought = bare.brought(&[RegionShare { region: RegionId(3), share: 1000 }], &mut Units);
        let fields: Vec<_> = brought.iter().map(FactChange::field).collect();
        assert_eq!(fields, [FactField::Name, FactField::Regions]);
        for field in FactField::ALL.into_iter().filter(|field| field.is_shared()) {
            bare.inherit(field, &full);
        }
        *bare.amount_mut(FactField::Loan).unwrap() = Some(Money::ZERO);
        let shared = LedgerFacts { word: full.word, ..LedgerFacts::named(&name("一期")) };
        assert_eq!(bare, LedgerFacts { loan: Some(Money::ZERO), ..shared });
    }

    #[test]
    fn a_row_without_a_name_is_none() {
        assert_eq!(LedgerFacts::read(&mut Row([("loan", "5000")].into())), None);
    }
}
