//! Importing a ledger of 10,000 rows as an office does: the whole command, from the file to the
//! durable log; beside it a Python openpyxl loop that only reads the same file's cells, and a table of
//! 300 rows in a Word document.

use std::{
    fs,
    io::{Cursor, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{Failure, report::report};

const ROWS: u32 = 10_000;
const DOCUMENT_ROWS: u32 = 300;
const REGIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/regions/guangan.geojson");
const COUNTIES: [&str; 6] = ["广安区", "前锋区", "岳池县", "武胜县", "邻水县", "华蓥市"];
const HEADERS: [&str; 12] = [
    "序号",
    "项目名称",
    "县区",
    "责任单位",
    "业主单位",
    "总投资（亿元）",
    "年度计划（万元）",
    "1-4月累计完成（万元）",
    "计划开工",
    "计划竣工",
    "是否开工",
    "形象进度",
];

const PYTHON: &str = "\
import sys, time
try:
    import openpyxl
except ImportError:
    sys.exit(3)
start = time.perf_counter()
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True).active
cells = sum(1 for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
print(time.perf_counter() - start)
";

/// Imports the ledger into a city of its own, twice.
pub fn measure() -> Result<(), Failure> {
    // The build's own directory: a temporary one may be in memory, where syncing costs nothing.
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let (ledger, database) =
        (directory.path().join("ledger.xlsx"), directory.path().join("city.db"));
    write(&ledger)?;
    battle_map(&["regions", "--database"], &[&database, Path::new(REGIONS)])?;
    let first = battle_map(&["import", "--database"], &[&database, &ledger])?;
    seconds("import, 10,000 rows", first, "under 3 s");
    let again = battle_map(&["import", "--database"], &[&database, &ledger])?;
    seconds("import, the same 10,000 rows again", again, "");
    match python(&ledger)? {
        Some(reading) => seconds("Python openpyxl, reading the same cells", reading, ""),
        None => eprintln!("Python openpyxl: skipped, not installed"),
    }
    let (document, database) =
        (directory.path().join("ledger.docx"), directory.path().join("document.db"));
    fs::write(&document, self::document()?)?;
    battle_map(&["regions", "--database"], &[&database, Path::new(REGIONS)])?;
    let read = battle_map(&["import", "--database"], &[&database, &document])?;
    seconds("import, a document of 300 rows", read, "under 2 s");
    Ok(())
}

fn seconds(name: &str, value: f64, goal: &str) {
    report(name, value, "s", goal);
}

/// Seconds of one command.
fn battle_map(words: &[&str], files: &[&Path]) -> Result<f64, Failure> {
    let start = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_battle-map"));
    let output = program.args(words).args(files).output()?;
    if output.status.success() {
        Ok(start.elapsed().as_secs_f64())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}

/// Seconds that Python says it took; none where it or its library is missing.
fn python(ledger: &Path) -> Result<Option<f64>, Failure> {
    let mut program = Command::new("python3");
    let Ok(output) = program.args(["-c", PYTHON]).arg(ledger).stderr(Stdio::null()).output() else {
        return Ok(None);
    };
    if !output.status.success() {
        return Ok(None);
    }
    Ok(Some(String::from_utf8(output.stdout)?.trim().parse()?))
}

fn write(path: &Path) -> Result<(), Failure> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "某市2022年重点项目台账")?;
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string(1, column, header)?;
    }
    for number in 1..=ROWS {
        row(sheet, number)?;
    }
    workbook.save(path)?;
    Ok(())
}

fn row(sheet: &mut Worksheet, number: u32) -> Result<(), XlsxError> {
    let at = number + 1;
    sheet.write_number(at, 0, number)?;
    for (column, text) in texts(number) {
        sheet.write_string(at, column, text)?;
    }
    for (column, amount) in (5..).zip(amounts(number)) {
        sheet.write_number(at, column, amount)?;
    }
    Ok(())
}

/// The words of a project by their columns.
fn texts(number: u32) -> [(u16, String); 8] {
    let county = COUNTIES[usize::try_from(number).unwrap_or(0) % COUNTIES.len()];
    [
        (1, format!("{county}第{number}号产业园建设项目")),
        (2, county.to_owned()),
        (3, format!("{county}住房城乡建设局")),
        (4, format!("{county}第{}投资公司", number % 300)),
        (8, format!("2022.{}.{}", number % 12 + 1, number % 28 + 1)),
        (9, format!("2024年{}月", number % 12 + 1)),
        (10, if number.is_multiple_of(4) { "否" } else { "是" }.to_owned()),
        (11, format!("主体结构施工至{}层", number % 30)),
    ]
}

/// Total, plan and what was done, in the units of their headers.
fn amounts(number: u32) -> [f64; 3] {
    let total = f64::from(number % 900 + 1) / 10.0;
    [total, f64::from(number % 9_000 + 100), f64::from(number % 3_000 + 10)]
}

/// The same table in a Word document.
fn document() -> Result<Vec<u8>, Failure> {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let line = |cells: &[String]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>())
    };
    let mut rows = line(&HEADERS.map(str::to_owned));
    for number in 1..=DOCUMENT_ROWS {
        let mut cells: Vec<(u16, String)> = vec![(0, number.to_string())];
        cells.extend(texts(number));
        cells.extend((5..).zip(amounts(number).map(|amount| amount.to_string())));
        cells.sort_unstable();
        rows += &line(&cells.into_iter().map(|(_, text)| text).collect::<Vec<_>>());
    }
    let title = "<w:p><w:r><w:t>某市2022年重点项目台账</w:t></w:r></w:p>";
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    written.start_file("word/document.xml", SimpleFileOptions::default())?;
    write!(
        written,
        "<w:document xmlns:w=\"w\"><w:body>{title}<w:tbl>{rows}</w:tbl></w:body></w:document>"
    )?;
    Ok(written.finish()?.into_inner())
}
