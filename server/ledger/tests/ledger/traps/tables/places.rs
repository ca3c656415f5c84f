//! Coordinates as people write them, as degrees or as metres along a meridian.

use super::*;

pub fn places() -> Vec<Trap> {
    vec![
        Trap {
            name: "degrees, minutes, seconds and pairs in one cell",
            file: table(
                "项目名称,县区,坐标",
                &[
                    "甲,岳池县,\"106°37′12.5″E，30°27′36″N\"",
                    "乙,岳池县,东经106度37分12.5秒 北纬30度27分36秒",
                    "丙,岳池县,\"106-37-12.5, 30-27-36\"",
                    "丁,岳池县,北纬30.46°、东经106.62°",
                    "戊,岳池县,N30.46 E106.62",
                    "己,岳池县,106.62 30.46",
                    "庚,岳池县,106°37.2′ 30°27.6′",
                    "辛,岳池县,106.62",
                    "壬,岳池县,\"106°77′,30°27′\"",
                ],
            ),
            rows: &[
                "2 甲 岳池县 at=106.62014,30.46000 written=106°37′12.5″E/30°27′36″N cgcs2000",
                "3 乙 岳池县 at=106.62014,30.46000 written=东经106度37分12.5秒/北纬30度27分36秒 cgcs2000",
                "4 丙 岳池县 at=106.62014,30.46000 written=106-37-12.5/30-27-36 cgcs2000",
                "5 丁 岳池县 at=106.62000,30.46000",
                "6 戊 岳池县 at=106.62000,30.46000",
                "7 己 岳池县 at=106.62000,30.46000",
                "8 庚 岳池县 at=106.62000,30.46000 written=106°37.2′/30°27.6′ cgcs2000",
            ],
            rejected: &[(9, "坐标", "unreadable-point"), (10, "坐标", "unreadable-point")],
            ..NONE
        },
        Trap {
            name: "swapped columns",
            file: table(
                "项目名称,县区,经度,纬度",
                &["甲,岳池县,30.46,106.62", "乙,岳池县,106.62,", "丙,岳池县,106.62,30.46"],
            ),
            rows: &["2 甲 岳池县 at=106.62000,30.46000", "4 丙 岳池县 at=106.62000,30.46000"],
            rejected: &[(3, "经度", "unreadable-point")],
            warnings: &[(2, "经度", "swapped-coordinates")],
            ..NONE
        },
        Trap {
            name: "a bureau's metres along the meridian that was said",
            file: table(
                "项目名称,县区,X坐标,Y坐标",
                &[
                    "甲,岳池县,3371822.243,656873.798",
                    "乙,岳池县,3371822.243,35656873.798",
                    "丙,岳池县,18656873.798,3371822.243",
                    "丁,岳池县,3371822.243,36656873.798",
                    "戊,岳池县,106.63,30.46",
                ],
            ),
            crs: Some("cgcs2000-gk:105"),
            rows: &[
                "2 甲 岳池县 at=106.63328,30.45622 written=656873.798/3371822.243 cgcs2000-gk:105",
                "3 乙 岳池县 at=106.63328,30.45622 written=35656873.798/3371822.243 cgcs2000-gk:105",
                "4 丙 岳池县 at=106.63328,30.45622 written=18656873.798/3371822.243 cgcs2000-gk:105",
            ],
            rejected: &[
                (5, "X坐标", "zone-contradicts-meridian"),
                (6, "X坐标", "unreadable-point"),
            ],
            ..NONE
        },
        Trap {
            name: "metres along a meridian that nobody said",
            file: table("项目名称,县区,坐标", &["甲,岳池县,\"X:3371822.243 Y:35656873.798\""]),
            rejected: &[(2, "坐标", "projected-coordinates")],
            ..NONE
        },
        Trap {
            name: "metres along a meridian that the header says",
            file: table(
                "项目名称,县区,坐标(中央子午线105)",
                &["甲,岳池县,\"3371822.243,656873.798\""],
            ),
            rows: &[
                "2 甲 岳池县 at=106.63328,30.45622 written=656873.798/3371822.243 cgcs2000-gk:105",
            ],
            ..NONE
        },
    ]
}
