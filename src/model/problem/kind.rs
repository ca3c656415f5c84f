//! What problems are about, and at which level they are coordinated.

use serde::{Deserialize, Serialize};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable word used in URLs and catalogues.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// The one of a stable word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.code() == code)
            }
        }
    };
}

coded! {
    /// What a problem is about.
    ProblemKind {
        /// 用地
        Land = "land",
        /// 资金
        Finance = "finance",
        /// 手续审批
        Approvals = "approvals",
        /// 征地拆迁
        Demolition = "demolition",
        /// 供电
        Power = "power",
        /// 供水
        Water = "water",
        /// 道路
        Roads = "roads",
        /// 纠纷
        Disputes = "disputes",
        /// 设计
        Design = "design",
        /// 天气
        Weather = "weather",
        /// 其他
        Other = "other",
    }
}

coded! {
    /// At which level a problem is coordinated.
    Level {
        /// 县级
        County = "county",
        /// 市级
        City = "city",
        /// 省级
        Province = "province",
        /// 国家
        National = "national",
    }
}
