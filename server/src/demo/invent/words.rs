//! The words of which invented projects are made: sectors, names, units, places, problems.

/// A sector of the invented city.
pub struct Sector {
    /// The sector's name (行业).
    pub name: &'static str,
    /// The bureau that leads its projects (牵头单位).
    pub lead: &'static str,
    /// How many projects it has.
    pub count: usize,
    /// What its projects are called after their brand.
    pub kinds: &'static [&'static str],
    /// The same for roads, rivers and pipes, which are lines on the map.
    pub lines: &'static [&'static str],
}

/// The sectors, with a hundred projects altogether.
pub const SECTORS: [Sector; 5] = [
    Sector {
        name: "产业项目",
        lead: "市经济信息化局",
        count: 40,
        kinds: &[
            "锂电池材料项目",
            "食品加工园",
            "生物医药项目",
            "电子信息产业基地",
            "精密零部件项目",
            "绿色建材项目",
            "装备制造项目",
            "新材料产业园",
        ],
        lines: &[],
    },
    Sector {
        name: "交通基础设施",
        lead: "市交通运输局",
        count: 22,
        kinds: &["综合客运枢纽", "港区码头工程", "物流园", "停车场及充电设施"],
        lines: &["快速通道", "干线公路改建工程", "旅游环线公路"],
    },
    Sector {
        name: "民生工程",
        lead: "市住房城乡建设局",
        count: 18,
        kinds: &[
            "人民医院迁建",
            "职业技术学院",
            "保障性住房",
            "老旧小区改造",
            "养老服务中心",
            "实验学校新建",
        ],
        lines: &[],
    },
    Sector {
        name: "生态环保",
        lead: "市生态环境局",
        count: 10,
        kinds: &["污水处理厂提标改造", "生活垃圾焚烧发电", "矿山生态修复", "湿地公园"],
        lines: &["流域综合治理"],
    },
    Sector {
        name: "能源水利",
        lead: "市水务局",
        count: 10,
        kinds: &["天然气储配站", "光伏发电项目", "抽水蓄能电站", "中型水库"],
        lines: &["输水管线工程"],
    },
];

/// What distinguishes projects and their owners.
pub const BRANDS: [&str; 12] = [
    "金穗", "天顺", "华宸", "启明", "宏远", "瑞德", "联创", "新禾", "川能", "融和", "力诺", "锦程",
];
/// Responsible units, after the name of their county.
pub const UNITS: [&str; 5] =
    ["发展改革局", "经济信息化局", "住房城乡建设局", "交通运输局", "园区管委会"];
/// Places, after the name of their county.
pub const TOWNS: [&str; 5] = ["经开区", "工业园区", "城南街道", "临港新区", "高铁新城"];
/// Leaders who look after a project (联系领导).
pub const SPONSORS: [&str; 8] = ["王××", "李××", "张××", "刘××", "陈××", "赵××", "吴××", "周××"];
/// What holds a project up (存在问题).
pub const PROBLEMS: [&str; 5] =
    ["用林手续未批", "征地拆迁受阻", "资金未到位", "施工用水用电未接通", "设计变更待审"];
