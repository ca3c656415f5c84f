//! 通报: the month's bulletin on cards as a document that an office can go on writing in. It says what
//! the view says and nothing else: of a bulletin that is out, the same bytes ever after.
//!
//! Its words are the ledger's, hence Chinese.

mod docx;

use battle_map::{
    model::{
        card::CardLevel,
        edition::{EndedCard, WarnedNames},
    },
    value::Day,
    view::bulletin::{Bulletin, BulletinCard},
};
use battle_map_app::{
    finding, format,
    texts::{Language, Texts},
};
use docx::{DocxColumn, DocxWriter};
use zip::result::ZipError;

/// The media type that browsers are told.
pub const MEDIA_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const TEXTS: Texts = Texts(Language::Chinese);

/// The columns of the tables of cards, in hundredths of the width of the text.
const COLUMNS: [DocxColumn; 6] = [
    DocxColumn { header: "序号", share: 9 },
    DocxColumn { header: "项目（单位）", share: 23 },
    DocxColumn { header: "县区", share: 11 },
    DocxColumn { header: "责任单位", share: 20 },
    DocxColumn { header: "事由", share: 17 },
    DocxColumn { header: "依据", share: 20 },
];

/// The columns of the table of counties.
const COUNTY_COLUMNS: [DocxColumn; 6] = [
    DocxColumn { header: "县区", share: 16 },
    DocxColumn { header: "位次", share: 9 },
    DocxColumn { header: "项目（个）", share: 13 },
    DocxColumn { header: "完成/年度计划", share: 26 },
    DocxColumn { header: "完成率", share: 12 },
    DocxColumn { header: "与序时比", share: 24 },
];

/// The columns of the table of penalty notices.
const NOTICE_COLUMNS: [DocxColumn; 5] = [
    DocxColumn { header: "文号", share: 24 },
    DocxColumn { header: "项目", share: 26 },
    DocxColumn { header: "受文单位", share: 20 },
    DocxColumn { header: "发出日期", share: 18 },
    DocxColumn { header: "状态", share: 12 },
];

/// The document as bytes; `anchor` is the head of the log while it is written, which stands in small
/// print below: it proves later that the log was neither cut off nor made anew.
///
/// # Errors
/// When it cannot be packed.
pub fn document(bulletin: &Bulletin, anchor: &str) -> Result<Vec<u8>, ZipError> {
    let mut document = DocxWriter::default();
    let month = long_month(bulletin);
    document.number(&number(bulletin));
    document.title(&format!("关于{month}重点项目黄红牌警示情况的通报"));
    document.addressed("各县（市、区）人民政府，市级有关部门：");
    document.paragraph(&opening(bulletin));
    document.heading("一、县区进度");
    counties(&mut document, bulletin);
    document.heading("二、红牌警示");
    cards(&mut document, &bulletin.red, "本月无红牌。");
    document.heading("三、黄牌警示");
    cards(&mut document, &bulletin.yellow, "本月无黄牌。");
    document.heading("四、销牌情况");
    if bulletin.lifted.is_empty() {
        document.paragraph("本月无销牌。");
    } else {
        let names: Vec<_> = bulletin.lifted.iter().map(lifted).collect();
        document.paragraph(&format!("下列项目整改到位，予以销牌：{}。", names.join("；")));
    }
    if !bulletin.revoked.is_empty() {
        let names: Vec<_> = bulletin.revoked.iter().map(revoked).collect();
        document.paragraph(&format!("下列警示所依据的数据有误，予以撤销：{}。", names.join("；")));
    }
    document.heading("五、点球情况");
    notices(&mut document, bulletin);
    document.heading("六、有关要求");
    document.paragraph(
        "被警示项目的责任单位要及时签收，对照事由逐项整改，整改完成后提交反馈和佐证材料，\
         经复核恢复正常并保持稳定后予以销牌。同一事由持续恶化的，黄牌升为红牌；连续两次黄牌的，\
         约谈责任单位负责人；红牌仍未整改的，发出点球。",
    );
    document.signed(&bulletin.office, &long_day(bulletin.on));
    document.small(&format!("日志存证：{anchor}"));
    document.pack()
}

/// 发文字号; a draft says that it is one, and of which day.
fn number(bulletin: &Bulletin) -> String {
    let number = bulletin.number.to_string();
    match bulletin.out {
        Some(_) => number,
        None => format!("{number}（未印发，按{}数据）", long_day(bulletin.on)),
    }
}

/// The counties' investment against their schedule, the one farthest behind first.
fn counties(document: &mut DocxWriter, bulletin: &Bulletin) {
    let cells = bulletin.counties.iter().map(|row| {
        let name = if row.name.is_empty() { "未定县区".to_owned() } else { row.name.clone() };
        let none = || "—".to_owned();
        let place = row.place.map_or_else(none, |place| place.to_string());
        let entries = row.entries.to_string();
        let Some(sum) = row.investment else {
            return [name, place, entries, none(), none(), none()];
        };
        let (done, plan, unit) = format::money_pair(TEXTS, sum.done, sum.plan);
        let done = format!("{done}/{plan}{unit}");
        [name, place, entries, done, format::percent(sum.actual), gap(sum.lag)]
    });
    document.table(&COUNTY_COLUMNS, cells);
    document.paragraph("位次按与序时比由高到低排列，并列的位次相同。");
}

/// The penalty notices since the month began, each with how it stands.
fn notices(document: &mut DocxWriter, bulletin: &Bulletin) {
    if bulletin.notices.is_empty() {
        document.paragraph("本期无点球。");
        return;
    }
    let cells = bulletin.notices.iter().map(|notice| {
        let state = TEXTS.get(&format!("notice-state.{}", notice.phase));
        let (number, project) = (notice.number.to_string(), notice.project.clone());
        [number, project, notice.addressee.clone(), long_day(notice.on), state]
    });
    document.table(&NOTICE_COLUMNS, cells);
}

fn long_month(bulletin: &Bulletin) -> String {
    format!("{}年{}月", bulletin.period.month.year(), bulletin.period.numbers())
}

fn long_day(day: Day) -> String {
    let day = day.civil();
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn opening(bulletin: &Bulletin) -> String {
    let end = bulletin.period.month;
    let (entries, reported) = bulletin.entries;
    let (yellow, red) = (bulletin.standing.yellow, bulletin.standing.red);
    let number = bulletin.figures.number;
    let money = bulletin.investment.map_or_else(String::new, |sum| {
        let (done, plan, unit) = format::money_pair(TEXTS, sum.done, sum.plan);
        format!(
            "累计完成投资{done}{unit}，占年度计划{plan}{unit}的{}，序时进度{}，{}。",
            format::percent(sum.actual),
            format::percent(sum.scheduled),
            gap(sum.lag),
        )
    });
    format!(
        "截至{}年{}月底（月度数据第{number}版），全市列入调度的重点项目{entries}个，已报送{reported}个，{money}\
         本月共警示{}个，其中红牌{}个、黄牌{}个；截至通报之日，未销红牌{red}个、黄牌{yellow}个。现通报如下。",
        end.year(),
        end.number(),
        bulletin.red.len() + bulletin.yellow.len(),
        bulletin.red.len(),
        bulletin.yellow.len(),
    )
}

fn gap(lag: i64) -> String {
    match lag {
        0 => "与序时持平".to_owned(),
        1.. => format!("低于序时{}个百分点", format::tenths(lag)),
        _ => format!("高于序时{}个百分点", format::tenths(-lag)),
    }
}

fn cards(document: &mut DocxWriter, rows: &[BulletinCard], none: &str) {
    if rows.is_empty() {
        document.paragraph(none);
        return;
    }
    let cells = rows.iter().zip(1..).map(|(row, place)| {
        [
            place.to_string(),
            name(&row.warned),
            row.warned.region.clone(),
            row.warned.unit.clone(),
            finding::headline(TEXTS, &row.finding),
            finding::arithmetic(TEXTS, &row.finding),
        ]
    });
    document.table(&COLUMNS, cells);
}

fn name(warned: &WarnedNames) -> String {
    if warned.name.is_empty() { "指挥部办公室".to_owned() } else { warned.name.clone() }
}

/// A revoked card with what was wrong: `岳池人民医院迁建（黄牌，3月数据填报有误）`.
fn revoked(row: &EndedCard) -> String {
    format!("{}（{}，{}）", name(&row.warned), card_name(row.level), row.reason)
}

fn lifted(row: &EndedCard) -> String {
    format!("{}（{}）", name(&row.warned), card_name(row.level))
}

const fn card_name(level: CardLevel) -> &'static str {
    match level {
        CardLevel::Yellow => "黄牌",
        CardLevel::Red => "红牌",
    }
}
