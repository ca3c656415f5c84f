//! Codes: the stable kebab-case words by which choices stand in addresses, forms, scripts and the
//! keys of the catalogues. An enum derives them with `strum`; [`codes`] gives it their inherent
//! names.

/// The variants that `strum::VariantArray` lists, as an array that can be walked by value.
#[expect(clippy::unreachable, reason = "evaluated while compiling: the length is the slice's own")]
pub(crate) const fn listed<T: Copy, const COUNT: usize>(variants: &'static [T]) -> [T; COUNT] {
    match variants.first_chunk() {
        Some(all) => *all,
        None => unreachable!(),
    }
}

/// Gives an enum that derives `EnumString`, `IntoStaticStr` and `VariantArray` its list of choices,
/// the code of a choice, and the choice of a code. `codes!(&Type)` is for an enum whose variants hold
/// something and which derives `IntoStaticStr` alone: it has codes, and no list.
macro_rules! codes {
    (&$type:ident) => {
        impl $type {
            /// The stable code, whatever the variant holds.
            pub fn code(&self) -> &'static str {
                self.into()
            }
        }
    };
    ($type:ident) => {
        impl $type {
            /// All of them, in the order in which they are declared.
            pub const ALL: [Self; <Self as strum::VariantArray>::VARIANTS.len()] =
                $crate::value::code::listed(<Self as strum::VariantArray>::VARIANTS);

            /// The stable code, as it stands in addresses, forms and the keys of the catalogues.
            pub fn code(self) -> &'static str {
                self.into()
            }

            /// The one of that code.
            pub fn from_code(code: &str) -> Option<Self> {
                code.parse().ok()
            }
        }
    };
}

pub(crate) use codes;
