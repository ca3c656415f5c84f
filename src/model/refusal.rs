//! One way to write the refusals of a model: an enum whose every variant has a stable code.

/// Declares a refusal enum: `Variant = "kebab-case-code"`, documented variant by variant.
macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
        pub enum $name {
            $($(#[$vdoc])* #[error($code)] $variant,)*
        }

        impl $name {
            /// Every code there is, for catalogues and tests.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable kebab-case code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

pub(crate) use refusals;
