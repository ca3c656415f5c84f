//! Traps in text: encodings, separators, and cells that mean something else than they seem.

use encoding_rs::GB18030;

use super::Trap;

mod places;

const HEAD: &str = "序号,项目名称,县区,总投资(万元),2022年度计划(万元),2022年1-4月累计完成(万元),计划开工,计划竣工";

/// A ledger as text, with this head and these rows.
fn table(head: &str, rows: &[&str]) -> Vec<u8> {
    format!("{head}\n{}", rows.join("\n")).into_bytes()
}

const NONE: Trap =
    Trap { name: "", file: Vec::new(), crs: None, rows: &[], rejected: &[], warnings: &[] };

pub fn traps() -> Vec<Trap> {
    [encodings(), cells(), places::places(), units()].into_iter().flatten().collect()
}

const PLAIN: &[&str] =
    &["2 金穗锂电池 岳池县 total=50000 plan=8000 done=2000 start=2022-03 end=2023-06"];

fn encodings() -> Vec<Trap> {
    let text = format!("{HEAD}\n1,金穗锂电池,岳池县,50000,8000,2000,2022.3,2023年6月\n");
    let (national, ..) = GB18030.encode(&text);
    let semicolons = text.replace(',', ";");
    let tabs = text.replace(',', "\t");
    let wide = "\u{feff}".encode_utf16().chain(tabs.encode_utf16()).flat_map(u16::to_le_bytes);
    vec![
        Trap { name: "GB18030", file: national.into_owned(), rows: PLAIN, ..NONE },
        Trap {
            name: "UTF-8 with mark, semicolons",
            file: format!("\u{feff}{semicolons}").into_bytes(),
            rows: PLAIN,
            ..NONE
        },
        Trap { name: "Unicode text", file: wide.collect(), rows: PLAIN, ..NONE },
    ]
}

fn cells() -> Vec<Trap> {
    vec![
        Trap {
            name: "dates in every form",
            file: table(
                "项目名称,县区,2022年度计划(万元),计划开工,计划竣工",
                &[
                    "甲,岳池县,100,2022.4.26,2023年底",
                    "乙,岳池县,100,2022年4月,4月底",
                    "丙,岳池县,100,2022-04,2022/4",
                    "丁,岳池县,100,20220426,202304",
                    "戊,岳池县,100,44677,2022-12-31 00:00:00",
                    "己,岳池县,100,２０２２．４．２６,2022年12月31日前",
                    "庚,岳池县,100,2022年上半年,",
                    "辛,岳池县,100,,2022.4 2023.5",
                ],
            ),
            rows: &[
                "2 甲 岳池县 plan=100 start=2022-04-26 end=2023-12",
                "3 乙 岳池县 plan=100 start=2022-04 end=2022-04",
                "4 丙 岳池县 plan=100 start=2022-04 end=2022-04",
                "5 丁 岳池县 plan=100 start=2022-04-26 end=2023-04",
                "6 戊 岳池县 plan=100 start=2022-04-26 end=2022-12-31",
                "7 己 岳池县 plan=100 start=2022-04-26 end=2022-12-31",
                "8 庚 岳池县 plan=100 start=2022-06",
            ],
            rejected: &[(9, "计划竣工", "unreadable-date")],
            warnings: &[(8, "计划开工", "date-derived")],
            ..NONE
        },
        Trap {
            name: "money in every form",
            file: table(
                "项目名称,县区,总投资(亿元)",
                &[
                    "甲,岳池县,\"1,234.56\"",
                    "乙,岳池县,３．５",
                    "丙,岳池县,35000万元",
                    "丁,岳池县,3.5亿",
                    "戊,岳池县,/",
                    "己,岳池县,约3.5",
                    "庚,岳池县,近4亿元",
                    "辛,岳池县,\"1,5\"",
                    "壬,岳池县,\"3\n5\"",
                    "癸,岳池县,3-5亿",
                ],
            ),
            rows: &[
                "2 甲 岳池县 total=12345600",
                "3 乙 岳池县 total=35000",
                "4 丙 岳池县 total=35000",
                "5 丁 岳池县 total=35000",
                "6 戊 岳池县",
            ],
            rejected: &[
                (7, "总投资(亿元)", "unreadable-number"),
                (8, "总投资(亿元)", "unreadable-number"),
                (9, "总投资(亿元)", "unreadable-number"),
                (10, "总投资(亿元)", "unreadable-number"),
                (11, "总投资(亿元)", "unreadable-number"),
            ],
            ..NONE
        },
        Trap {
            name: "groups, sums and notes are no projects",
            file: table(
                "某市2022年重点项目（单位：万元）\n序号,项目名称,县区,总投资,年度计划",
                &[
                    "一、产业项目(2个),,,,",
                    "1,甲,岳池县,5000,1000",
                    "2,乙,岳池县,3000,500",
                    ",小计,,8000,1500",
                    "二、交通项目(1个),,,,",
                    "3,丙,武胜县,2000,200",
                    ",合计,,10001,1700",
                    "备注：不含储备项目,,,,",
                ],
            ),
            rows: &[
                "4 甲 岳池县 group=一、产业项目(2个) total=5000 plan=1000",
                "5 乙 岳池县 group=一、产业项目(2个) total=3000 plan=500",
                "8 丙 武胜县 group=二、交通项目(1个) total=2000 plan=200",
            ],
            warnings: &[(10, "", "cell-ignored"), (9, "总投资", "total-differs")],
            ..NONE
        },
    ]
}

fn units() -> Vec<Trap> {
    vec![
        Trap {
            name: "one amount in another unit than its row",
            file: table(
                HEAD,
                &[
                    "1,甲,岳池县,50000,8000,2000,,",
                    "2,乙,岳池县,50000,0.8,0.2,,",
                    "3,丙,岳池县,5,8000,2000,,",
                    "4,丁,岳池县,50000,8000,2000000,,",
                    "5,戊,岳池县,30000000,9000000,0,,",
                ],
            ),
            rows: &[
                "2 甲 岳池县 total=50000 plan=8000 done=2000",
                "3 乙 岳池县 total=50000 plan=0.8 done=0.2",
                "4 丙 岳池县 total=5 plan=8000 done=2000",
                "5 丁 岳池县 total=50000 plan=8000 done=2000000",
                "6 戊 岳池县 total=30000000 plan=9000000 done=0",
            ],
            warnings: &[
                (3, "总投资(万元)", "unit-mismatch"),
                (4, "总投资(万元)", "unit-mismatch"),
                (5, "2022年1-4月累计完成(万元)", "unit-mismatch"),
                (6, "总投资(万元)", "unit-mismatch"),
            ],
            ..NONE
        },
        Trap {
            name: "a whole sheet of 亿元 whose header says 万元",
            file: table(
                "项目名称,县区,总投资(万元)",
                &["甲,岳池县,30.6", "乙,岳池县,1.2", "丙,岳池县,0.5", "丁,岳池县,8", "戊,岳池县,5"],
            ),
            rows: &[
                "2 甲 岳池县 total=30.6",
                "3 乙 岳池县 total=1.2",
                "4 丙 岳池县 total=0.5",
                "5 丁 岳池县 total=8",
                "6 戊 岳池县 total=5",
            ],
            warnings: &[(1, "总投资(万元)", "unit-mismatch")],
            ..NONE
        },
        Trap {
            name: "a stated share that tells the unit",
            file: table(
                "项目名称,县区,2022年度计划(万元),2022年1-4月累计完成(万元),完成率",
                &["甲,岳池县,8000,2000,25%", "乙,岳池县,8000,0.2,25", "丙,岳池县,8000,40,0.5%"],
            ),
            rows: &[
                "2 甲 岳池县 plan=8000 done=2000",
                "3 乙 岳池县 plan=8000 done=0.2",
                "4 丙 岳池县 plan=8000 done=40",
            ],
            warnings: &[(3, "2022年1-4月累计完成(万元)", "unit-mismatch")],
            ..NONE
        },
    ]
}
