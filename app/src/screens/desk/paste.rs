//! Cells as Excel puts them on the clipboard: tabs between columns, line feeds between rows, cells
//! with either of them in quotes.

/// The pasted cells by row; `None` for plain text that belongs into one cell as it is.
#[must_use]
pub fn cells(text: &str) -> Option<Vec<Vec<String>>> {
    let text = text.replace("\r\n", "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let rows = split(text);
    let one = rows.len() == 1 && rows[0].len() == 1;
    (!one).then_some(rows)
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
    use super::*;

    #[test]
    fn rows_and_columns_fall_into_their_cells() {
        let pasted = cells("120\t80\t主体施工\r\n\t90\t\"一层\n二层\"\r\n").unwrap();
        assert_eq!(pasted, [vec!["120", "80", "主体施工"], vec!["", "90", "一层\n二层"]]);
    }

    #[test]
    fn a_word_is_pasted_as_it_is() {
        assert_eq!(cells("主体施工"), None);
        assert_eq!(cells("120\n"), None);
    }

    #[test]
    fn quotes_within_a_cell_stay() {
        assert_eq!(cells("\"a\"\"b\"\tc").unwrap(), [["a\"b", "c"]]);
    }
}
