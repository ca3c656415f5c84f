//! The headers under which registers write their columns, and what makes a row of them a header.

use battle_map::{
    model::register::{CardColumn, RegisterColumn},
    value::text::normalised,
};

/// Columns that are found by their headers.
pub trait Headed: Copy + Ord + 'static {
    /// The headers of each column, as registers write them; ours first.
    const HEADERS: &'static [(Self, &'static [&'static str])];

    /// Whether a row with these columns is the header.
    fn is_header(found: &[Self]) -> bool;

    /// Whether its cells are days.
    fn is_a_day(self) -> bool;

    /// Whether several columns of this meaning are read as one.
    fn is_joined(self) -> bool {
        false
    }

    /// What the name of the sheet says of all its lines, where no column does.
    fn of_sheet(_name: &str) -> Option<(Self, String)> {
        None
    }

    /// The column under a header.
    fn of_header(text: &str) -> Option<Self> {
        let word = normalised(text);
        let means = |words: &&[&str]| words.iter().any(|header| normalised(header) == word);
        Self::HEADERS.iter().find(|(_, words)| means(words)).map(|(column, _)| *column)
    }
}

impl Headed for RegisterColumn {
    const HEADERS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Number, &["文号", "发文字号", "文书编号"]),
        (Self::Project, &["项目", "项目名称"]),
        (Self::Region, &["县区", "所在县区", "区县"]),
        (Self::Unit, &["责任单位", "受文单位", "受文单位名称"]),
        (Self::Subject, &["事由", "事由名称", "标题"]),
        (Self::Facts, &["问题", "存在问题", "主要问题"]),
        (Self::Demand, &["要求", "整改要求", "工作要求"]),
        (Self::Signatory, &["签发人", "签发领导"]),
        (Self::IssuedOn, &["签发日期", "发文日期", "签发时间", "发文时间"]),
        (Self::AnswerBy, &["期限", "反馈期限", "整改期限", "办结期限", "整改时限"]),
        (Self::State, &["状态", "办理状态", "办理情况"]),
        (Self::Signer, &["签收人"]),
        (Self::SignedOn, &["签收日期", "签收时间"]),
        (Self::Reply, &["整改反馈", "反馈", "整改情况", "反馈情况"]),
    ];

    fn is_header(found: &[Self]) -> bool {
        found.contains(&Self::Number) && found.contains(&Self::Project)
    }

    fn is_a_day(self) -> bool {
        self.is_a_day()
    }
}

impl Headed for CardColumn {
    const HEADERS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Level,
            &[
                "牌种",
                "牌",
                "牌别",
                "牌类",
                "牌类型",
                "黄红牌",
                "黄牌/红牌",
                "黄/红牌",
                "发牌类型",
                "发牌种类",
                "亮牌类型",
                "警示类型",
                "警示等级",
                "颜色",
                "类型",
            ],
        ),
        (Self::Project, &["项目", "项目名称", "名称", "警示项目", "项目名称/编码"]),
        (Self::Code, &["项目编码", "项目代码", "编码", "代码"]),
        (Self::Region, &["县区", "所在县区", "区县", "所属县区", "县市区", "县(市、区)"]),
        (Self::Unit, &["责任单位", "警示单位", "责任主体", "单位"]),
        (
            Self::IssuedOn,
            &[
                "发牌日期",
                "发牌时间",
                "亮牌日期",
                "亮牌时间",
                "警示日期",
                "警示时间",
                "下发日期",
                "下发时间",
                "发出日期",
            ],
        ),
        (
            Self::Reason,
            &[
                "发牌原因",
                "发牌依据",
                "发牌依据/原因",
                "发牌原因/依据",
                "发牌事由",
                "发牌理由",
                "原因",
                "依据",
                "事由",
                "理由",
                "亮牌原因",
                "亮牌依据",
                "警示原因",
                "警示事由",
            ],
        ),
        (
            Self::Document,
            &[
                "文号",
                "批次",
                "文号/批次",
                "批次/文号",
                "发文字号",
                "通报文号",
                "通报批次",
                "发牌批次",
            ],
        ),
        (
            Self::AnswerBy,
            &[
                "整改期限",
                "整改时限",
                "期限",
                "反馈期限",
                "销牌期限",
                "整改截止日期",
                "整改截止时间",
            ],
        ),
        (
            Self::State,
            &[
                "状态",
                "办理状态",
                "当前状态",
                "销牌状态",
                "整改状态",
                "办理情况",
                "是否销牌",
                "是否销号",
            ],
        ),
        (Self::Signer, &["签收人"]),
        (Self::SignedOn, &["签收日期", "签收时间"]),
        (Self::Reply, &["整改反馈", "反馈内容", "反馈情况", "整改情况", "整改落实情况", "反馈"]),
        (Self::AnsweredOn, &["反馈日期", "反馈时间", "整改完成日期", "整改完成时间"]),
        (
            Self::LiftedOn,
            &["销牌日期", "销牌时间", "销号日期", "销号时间", "解除日期", "解除时间", "摘牌日期"],
        ),
        (Self::Lifting, &["销牌说明", "销牌依据", "销牌原因", "销号依据", "解除原因"]),
    ];

    fn is_header(found: &[Self]) -> bool {
        found.len() > 2 && (found.contains(&Self::Project) || found.contains(&Self::Code))
    }

    fn is_a_day(self) -> bool {
        self.is_a_day()
    }

    /// 原因 and 依据 often stand in two columns.
    fn is_joined(self) -> bool {
        self == Self::Reason
    }

    /// A sheet a colour: 黄牌, 红牌.
    fn of_sheet(name: &str) -> Option<(Self, String)> {
        (name.contains('黄') != name.contains('红')).then(|| (Self::Level, name.to_owned()))
    }
}
