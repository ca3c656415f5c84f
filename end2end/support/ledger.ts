// A city's ledger as somebody mends it in a spreadsheet before it comes in again.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Server } from './server';

/** The cells of a table in CSV. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

const written = (rows: string[][]) =>
  `\ufeff${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;

/** The city's ledger as it is exported: a name changed, a date spoilt, a project more. */
export async function mended(server: Server, folder: string): Promise<{ file: string; id: string; old: string; renamed: string }> {
  const file = join(folder, '台账.csv');
  expect(await server.cli('export', '--format', 'csv', file)).toMatchObject({ status: 0 });
  const [head, ...rows] = cells((await readFile(file, 'utf8')).replace('\ufeff', ''));
  const column = (name: string) => head!.findIndex((header) => header.includes(name));
  const at = (row: number, name: string, value: string) => (rows[row]![column(name)] = value);
  const id = rows[4]![column('项目编号')]!;
  const old = rows[4]![column('项目名称')]!;
  const renamed = `${old.slice(0, -2)}新${old.slice(-2)}`;
  at(4, '项目名称', renamed);
  at(4, '项目编号', '');
  at(4, '项目代码', '');
  at(7, '计划竣工时间', '三月中下');
  at(9, '总投资', '123456');
  const more = rows[9]!.slice();
  const fresh = { 项目编号: '', 项目代码: '', 项目名称: '广安新桥水库除险加固', 县区: '广安区', 建设地点: '', 责任单位: '广安市水务局', 业主单位: '', 经度: '', 纬度: '' };
  for (const [name, value] of Object.entries(fresh)) more[column(name)] = value;
  await writeFile(file, written([head!, ...rows, more]));
  return { file, id, old, renamed };
}
