//! Cells as Excel puts them on the clipboard: tabs between columns, line feeds between rows, cells
//! with either of them in quotes.

/// The cells of a text from the clipboard, row by row.
#[must_use]
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n");
    split(text.strip_suffix('\n').unwrap_or(&text))
}

/// Cells as a text for the clipboard.
#[must_use]
pub fn text(cells: &[Vec<String>]) -> String {
    let quoted = |cell: &String| {
        if cell.contains(['\t', '\n', '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let row = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join("\t");
    cells.iter().map(row).collect::<Vec<_>>().join("\r\n")
}

fn split(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    row.push(cell);
    rows.push(row);
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rows_and_columns_fall_into_their_cells() {
        let pasted = cells("120\t80\t主体施工\r\n\t90\t\"一层\n二层\"\r\n");
        assert_eq!(pasted, [vec!["120", "80", "主体施工"], vec!["", "90", "一层\n二层"]]);
    }

    #[test]
    fn a_word_is_one_cell() {
        assert_eq!(cells("主体施工"), [["主体施工"]]);
        assert_eq!(cells("120\n"), [["120"]]);
    }

    #[test]
    fn quotes_within_a_cell_stay() {
        assert_eq!(cells("\"a\"\"b\"\tc"), [["a\"b", "c"]]);
    }

    proptest! {
        #[test]
        fn what_is_copied_comes_back(rows in proptest::collection::vec(proptest::collection::vec("[a\"\t\n一]{0,4}", 3), 1..5)) {
            // A last line feed is the end of the last row, never a row more.
            prop_assert_eq!(cells(&format!("{}\r\n", text(&rows))), rows);
        }
    }
}
