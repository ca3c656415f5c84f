//! Which font files a paper is set in: the one that was chosen, or the best of those installed.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use super::{PaperError, face::Face};

/// Fonts for the text, the best first: 仿宋, else another serif, else whatever is Chinese.
const TEXT: [&str; 16] = [
    "FZFS_GB2312.TTF",
    "simfang.ttf",
    "FangSong.ttf",
    "FZFSK.TTF",
    "STFANGSO.TTF",
    "STFangsong.ttf",
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJKsc-Regular.otf",
    "NotoSerifSC-Regular.otf",
    "SourceHanSerifSC-Regular.otf",
    "SourceHanSerifCN-Regular.otf",
    "simsun.ttc",
    "uming.ttc",
    "NotoSansCJK-Regular.ttc",
    "SourceHanSansSC-Regular.otf",
    "wqy-zenhei.ttc",
];

/// Fonts for the head and the titles: 小标宋, else another bold serif.
const BOLD: [&str; 9] = [
    "FZXBSJW.TTF",
    "FZXBSK.TTF",
    "STZHONGS.TTF",
    "NotoSerifCJK-Bold.ttc",
    "NotoSerifCJKsc-Bold.otf",
    "NotoSerifSC-Bold.otf",
    "SourceHanSerifSC-Bold.otf",
    "simhei.ttf",
    "NotoSansCJK-Bold.ttc",
];

/// Fonts for posters, the best first: without serifs, as they are read from afar.
const SANS: [&str; 8] = [
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "msyh.ttc",
    "simhei.ttf",
    "wqy-zenhei.ttc",
];

/// Their bold companions.
const SANS_BOLD: [&str; 7] = [
    "NotoSansCJK-Bold.ttc",
    "NotoSansCJKsc-Bold.otf",
    "NotoSansSC-Bold.otf",
    "SourceHanSansSC-Bold.otf",
    "SourceHanSansCN-Bold.otf",
    "msyhbd.ttc",
    "simhei.ttf",
];

/// Fonts for characters that the text's font lacks, beside those above.
const RARE: [&str; 5] =
    ["simsunb.ttf", "SimSunExtG.ttf", "HanaMinB.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf"];

/// How deep folders of fonts are searched, and how many files at most are looked at.
const DEPTH: usize = 6;
const FILES: usize = 20_000;

/// A font file, and the index of its face; `None` where none was named.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FontFile {
    path: PathBuf,
    index: Option<u32>,
}

/// The files that a paper is set in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFiles {
    text: FontFile,
    bold: Option<FontFile>,
    rare: Vec<FontFile>,
}

impl FontFiles {
    /// The chosen file (`FILE` or `FILE#FACE`), else the best that is installed; beside it what is
    /// installed for titles and rare characters.
    ///
    /// # Errors
    /// When none was chosen and none is installed.
    pub fn find(chosen: Option<&str>) -> Result<Self, PaperError> {
        Self::find_in(chosen, &folders())
    }

    /// What posters are set in: the best installed font without serifs, else what papers are set in.
    ///
    /// # Errors
    /// When none is installed and none was chosen.
    pub fn for_posters(chosen: Option<&str>) -> Result<Self, PaperError> {
        let folders = folders();
        let installed = installed(&folders);
        let best = |wanted: &[&str]| {
            let mut found = wanted.iter().filter_map(|name| named(&installed, name));
            found.next().map(|path| FontFile { path: path.clone(), index: None })
        };
        let papers = Self::find_in(chosen, &folders);
        match best(&SANS) {
            Some(text) => {
                let rare = papers.map(|papers| papers.rare).unwrap_or_default();
                Ok(Self { text, bold: best(&SANS_BOLD), rare })
            }
            None => papers,
        }
    }

    /// Like [`FontFiles::find`], looking only into `folders`.
    ///
    /// # Errors
    /// When none was chosen and none is there.
    pub fn find_in(chosen: Option<&str>, folders: &[PathBuf]) -> Result<Self, PaperError> {
        let installed = installed(folders);
        let best = |wanted: &[&str]| {
            let mut found = wanted.iter().filter_map(|name| named(&installed, name));
            found.next().map(|path| FontFile { path: path.clone(), index: None })
        };
        let text = match chosen {
            Some(chosen) => FontFile::parse(chosen),
            None => best(&TEXT).ok_or(PaperError::NoFont)?,
        };
        let rare = TEXT.iter().chain(&RARE).filter_map(|name| named(&installed, name));
        let rare = rare.filter(|path| **path != text.path);
        let rare = rare.map(|path| FontFile { path: path.clone(), index: None }).collect();
        Ok(Self { text, bold: best(&BOLD), rare })
    }

    /// Reads the fonts for text and titles; the others only when they are needed.
    ///
    /// # Errors
    /// When the text's font cannot be read or is not Chinese.
    pub(super) fn open(&self) -> Result<Fonts, PaperError> {
        let name = || self.text.path.display().to_string();
        let text = self.text.open().ok_or_else(|| PaperError::UnreadableFont(name()))?;
        if !text.knows('的') {
            return Err(PaperError::NotChinese(name()));
        }
        let bold = self.bold.as_ref().and_then(FontFile::open).filter(|face| face.knows('的'));
        let rare = self.rare.iter().map(|file| (file.clone(), OnceLock::new())).collect();
        Ok(Fonts { text, bold, rare, missing: RefCell::default() })
    }
}

impl FontFile {
    fn parse(chosen: &str) -> Self {
        let split = chosen.rsplit_once('#');
        let face = split.and_then(|(path, index)| Some((path, index.parse().ok()?)));
        match face {
            Some((path, index)) => Self { path: path.into(), index: Some(index) },
            None => Self { path: chosen.into(), index: None },
        }
    }

    fn open(&self) -> Option<Face> {
        Face::new(fs::read(&self.path).ok()?, self.index)
    }
}

/// Fonts, read, for one paper.
pub struct Fonts {
    text: Face,
    bold: Option<Face>,
    rare: Vec<(FontFile, OnceLock<Option<Face>>)>,
    missing: RefCell<BTreeSet<char>>,
}

/// Which of the faces of a paper a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaceKind {
    /// The face of running text, a Song or Fangsong.
    Text,
    /// The heavier face of titles and headings.
    Bold,
    /// One for rare characters.
    Rare(usize),
}

impl Fonts {
    /// The face; a bold one that is not installed is the text's.
    pub fn face(&self, which: FaceKind) -> &Face {
        match which {
            FaceKind::Text => &self.text,
            FaceKind::Bold => self.bold.as_ref().unwrap_or(&self.text),
            FaceKind::Rare(index) => self.rare(index).unwrap_or(&self.text),
        }
    }

    /// Whether there is a face of its own for titles.
    pub const fn has_bold(&self) -> bool {
        self.bold.is_some()
    }

    /// The first other face that knows all of a text.
    pub fn rescue(&self, text: &str) -> Option<FaceKind> {
        let knows = |face: &Face| text.chars().all(|c| face.knows(c));
        if knows(&self.text) {
            return Some(FaceKind::Text);
        }
        let rare = (0..self.rare.len()).find(|index| self.rare(*index).is_some_and(knows));
        rare.map(FaceKind::Rare)
    }

    /// Records a character that no font has.
    pub fn miss(&self, text: &str) {
        self.missing.borrow_mut().extend(text.chars());
    }

    /// The characters that no font has.
    pub fn missing(&self) -> Vec<char> {
        self.missing.borrow().iter().copied().collect()
    }

    fn rare(&self, index: usize) -> Option<&Face> {
        let (file, face) = self.rare.get(index)?;
        face.get_or_init(|| file.open()).as_ref()
    }
}

/// Where systems keep their fonts.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts"]
            .map(PathBuf::from)
            .into();
    let below =
        |variable: &str, path: &str| Some(PathBuf::from(std::env::var_os(variable)?).join(path));
    folders.extend(below("HOME", ".fonts"));
    folders.extend(below("HOME", ".local/share/fonts"));
    folders.extend(below("WINDIR", "Fonts"));
    folders
}

fn named<'a>(installed: &'a [PathBuf], name: &str) -> Option<&'a PathBuf> {
    let is = |path: &&PathBuf| {
        path.file_name()
            .and_then(|file| file.to_str())
            .is_some_and(|f| f.eq_ignore_ascii_case(name))
    };
    installed.iter().find(is)
}

/// Every font file below the folders, in the order of their names.
fn installed(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, DEPTH, &mut files);
    }
    files
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Some(entries) = fs::read_dir(folder).ok().filter(|_| depth > 0) else {
        return;
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if files.len() >= FILES {
            return;
        }
        let is_font = path.extension().and_then(|e| e.to_str()).is_some_and(|e| {
            ["ttf", "ttc", "otf", "otc"].iter().any(|x| e.eq_ignore_ascii_case(x))
        });
        if is_font {
            files.push(path);
        } else if path.is_dir() {
            collect(&path, depth - 1, files);
        }
    }
}
