// A notice on paper: the print view in both languages, what a printer gets, and the PDF.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { boxOf, expect, open, seriousFaults, signIn, test } from '../../support/test';

const READER = '/usr/bin/pdftotext';

/** A file of the page's server, asked for from within the page, byte for byte. */
async function bytes(page: Page, path: string): Promise<{ status: number; kind: string; body: Buffer }> {
  const { status, kind, data } = await page.evaluate(async (path) => {
    const answer = await fetch(path);
    const blob = await answer.blob();
    const data = await new Promise<string>((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });
    return { status: answer.status, kind: answer.headers.get('content-type') ?? '', data };
  }, path);
  return { status, kind, body: Buffer.from(data.slice(data.indexOf(',') + 1), 'base64') };
}

const bare = (text: string) => text.replace(/\s/g, '');

/** Every sentence of the print view, but for the names on its map: those are drawn. */
async function sentences(page: Page): Promise<string[]> {
  const texts = await page.locator('.paper').evaluate((paper) => {
    const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest('svg')) texts.push(walker.currentNode.textContent ?? '');
    }
    return texts;
  });
  return texts.flatMap((text) => text.split(/(?<=。)/)).map(bare).filter((text) => text !== '');
}

/** The text of a PDF without white space, and without page numbers, which stand in the midst of a sentence. */
function read(file: string): string {
  return bare(execFileSync(READER, ['-raw', file, '-'], { encoding: 'utf8' })).replace(/—\d+—/g, '');
}

test('an issued notice prints as an official paper, and comes as PDF', async ({ page }, info) => {
  await signIn(page, 'office', '/notices');
  const address = await page.locator('.notice-register a').filter({ hasText: '号' }).first().getAttribute('href');
  expect(address).toBeTruthy();

  await open(page, `${address}/print`);
  const paper = page.locator('.paper');
  await expect(paper.locator('.paper-number')).toContainText('号');
  await expect(paper.locator('.paper-label').first()).toHaveText('附件1');
  await expect(paper.locator('.paper-form th')).toHaveCount(5);
  await expect(paper.locator('.paper-map svg')).toBeVisible();
  expect(await seriousFaults(page, '.paper-page')).toEqual([]);

  // A sheet is A4 on the screen; a printer gets nothing but the sheets.
  const box = await boxOf(paper.locator('.paper-sheet').first());
  expect(Math.round(box.width)).toBe(794);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.bar')).toBeHidden();
  await expect(page.locator('.paper-tools')).toBeHidden();
  await page.emulateMedia({ media: null });

  // The paper stays Chinese whatever language the screen speaks.
  const said = await paper.innerText();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('.paper-tools')).toContainText('Download PDF');
  expect(await paper.innerText()).toBe(said);

  const pdf = await bytes(page, `${address}/paper.pdf`);
  expect([200, 503]).toContain(pdf.status);
  if (pdf.status === 200) {
    expect(pdf.kind).toBe('application/pdf');
    expect(pdf.body.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    if (existsSync(READER)) {
      const file = info.outputPath('paper.pdf');
      await writeFile(file, pdf.body);
      const [wanted, printed] = [await sentences(page), read(file)];
      expect(wanted.length).toBeGreaterThan(10);
      expect(wanted.filter((sentence) => !printed.includes(sentence))).toEqual([]);
    }
  }
});
