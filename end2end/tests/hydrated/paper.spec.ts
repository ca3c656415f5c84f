// A notice on paper: the print view in both languages, what a printer gets, and the PDF.
import { ask, expect, open, seriousFaults, signIn, test } from '../../support/test';

test('an issued notice prints as an official paper, and comes as PDF', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/notices', server.url);
  const address = await page.locator('.notice-register a').filter({ hasText: '号' }).first().getAttribute('href');
  expect(address).toBeTruthy();

  await open(page, `${server.url}${address}/print`);
  const paper = page.locator('.paper');
  await expect(paper.locator('.paper-number')).toContainText('号');
  await expect(paper.locator('.paper-label').first()).toHaveText('附件1');
  await expect(paper.locator('.paper-form th')).toHaveCount(5);
  await expect(paper.locator('.paper-map svg')).toBeVisible();
  expect(await seriousFaults(page, '.paper-page')).toEqual([]);

  // A sheet is A4 on the screen; a printer gets nothing but the sheets.
  const box = await paper.locator('.paper-sheet').first().boundingBox();
  expect(Math.round(box?.width ?? 0)).toBe(794);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.bar')).toBeHidden();
  await expect(page.locator('.paper-tools')).toBeHidden();
  await page.emulateMedia({ media: null });

  // The paper stays Chinese whatever language the screen speaks.
  const said = await paper.innerText();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('.paper-tools')).toContainText('Download PDF');
  expect(await paper.innerText()).toBe(said);

  const pdf = await ask(page, `${address}/paper.pdf`);
  expect([200, 503]).toContain(pdf.status);
  if (pdf.status === 200) {
    expect(pdf.kind).toBe('application/pdf');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
  }
});
