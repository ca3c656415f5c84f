// What pages weigh: bytes as they come over the wire, head and body, packed as the server packs them
// for plain http.
import { type Browser, type BrowserContext, type Page, expect } from '@playwright/test';
import type { Opening, Route, Step } from './budgets';
import { signedIn } from './client';
import type { Server } from './server';

/** A page that has been quiet so long, in milliseconds, loads no more by itself. */
const QUIET = 700;

/** Counts what a page takes from the network. */
export class Scale {
  /** Bytes of every request, those of redirects before it included. */
  private readonly bytes = new Map<string, number>();
  /** What the browser fetched when it had nothing else to do, for pages to come. */
  private readonly ahead = new Set<string>();
  /** What is asked for and not yet there, by address. */
  private readonly running = new Map<string, string>();
  private moved = Date.now();

  static async under(page: Page): Promise<Scale> {
    const scale = new Scale();
    const network = await page.context().newCDPSession(page);
    network.on('Network.requestWillBeSent', ({ requestId, type, request, redirectResponse }) => {
      if (redirectResponse) scale.add(requestId, redirectResponse.encodedDataLength);
      // An event stream never ends; what it brings is counted as it comes.
      if (isAhead(request.headers)) scale.ahead.add(requestId);
      if (type !== 'EventSource') scale.running.set(requestId, request.url);
      scale.moved = Date.now();
    });
    const before = new Map<string, number>();
    network.on('Network.responseReceived', ({ requestId, response }) => {
      before.set(requestId, scale.bytes.get(requestId) ?? 0);
      scale.add(requestId, response.encodedDataLength);
    });
    network.on('Network.dataReceived', ({ requestId, encodedDataLength }) => scale.add(requestId, encodedDataLength));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      scale.bytes.set(requestId, (before.get(requestId) ?? 0) + encodedDataLength);
      scale.end(requestId);
    });
    network.on('Network.loadingFailed', ({ requestId }) => scale.end(requestId));
    await network.send('Network.enable');
    return scale;
  }

  /** What the page itself took. */
  get kilobytes(): number {
    return this.sum((request) => !this.ahead.has(request));
  }

  /** What was fetched for the pages that come next. */
  get kilobytesAhead(): number {
    return this.sum((request) => this.ahead.has(request));
  }

  /** Waits until the page asks for nothing more. */
  async settled(): Promise<void> {
    const loading = () => (Date.now() - this.moved > QUIET ? [...this.running.values()] : ['still coming']);
    await expect.poll(loading, { timeout: 30_000 }).toEqual([]);
  }

  private sum(counted: (request: string) => boolean): number {
    return [...this.bytes].reduce((sum, [request, bytes]) => (counted(request) ? sum + bytes : sum), 0) / 1024;
  }

  private add(request: string, bytes: number): void {
    this.bytes.set(request, (this.bytes.get(request) ?? 0) + bytes);
  }

  private end(request: string): void {
    this.running.delete(request);
    this.moved = Date.now();
  }
}

/** Whether it is fetched on behalf of a page to come. */
function isAhead(headers: Record<string, string>): boolean {
  return Object.entries(headers).some(([name, value]) => name.toLowerCase() === 'purpose' && value === 'prefetch');
}

/** Kilobytes of a route in a browser that has nothing of the server yet. */
export async function firstLoad(browser: Browser, server: Server, { address, who }: Route): Promise<number> {
  return inFreshBrowser(browser, server, who, async (page, scale) => {
    await taken(page, server.url + address, scale);
    return scale.kilobytes;
  });
}

/** Kilobytes that the browser of an open page fetches for those that come next. */
export async function fetchedAhead(browser: Browser, server: Server, { address, who }: Pick<Route, 'address' | 'who'>): Promise<number> {
  return inFreshBrowser(browser, server, who, async (page, scale) => {
    await taken(page, server.url + address, scale);
    await ahead(page, scale);
    return scale.kilobytesAhead;
  });
}

/** Kilobytes that the next page adds when its link is followed. */
export async function nextPage(browser: Browser, server: Server, { from, to, who }: Step): Promise<number> {
  return inFreshBrowser(browser, server, who, async (page, scale) => {
    await taken(page, server.url + from, scale);
    await ahead(page, scale);
    const before = scale.kilobytes;
    const how = to.endsWith('/') ? '^=' : '=';
    await page.locator(`a[href${how}"${to}"]`).first().click();
    await page.waitForURL((url) => url.pathname.startsWith(to));
    await expect(page.locator('main')).toBeVisible();
    await scale.settled();
    return scale.kilobytes - before;
  });
}

/** Kilobytes that a form adds when it is opened. */
export async function openedForm(browser: Browser, server: Server, { address, unfold, open, shows, who }: Opening): Promise<number> {
  return inFreshBrowser(browser, server, who, async (page, scale) => {
    await taken(page, server.url + address, scale);
    await ahead(page, scale);
    const before = scale.kilobytes;
    await page.locator(unfold).first().click();
    await page.locator(open).first().click();
    await expect(page.locator(shows).first()).toBeVisible();
    await scale.settled();
    return scale.kilobytes - before;
  });
}

/** Opens a page until the browser has taken it over and loads no more. */
async function taken(page: Page, address: string, scale: Scale): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  expect(new URL(page.url()).pathname, 'nobody is led elsewhere').toBe(new URL(address).pathname);
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await scale.settled();
  // Browsers take brotli in a secure context alone, which an intranet over plain http is not.
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
}

/** Waits until an open page has fetched what it fetches for those that come next. */
async function ahead(page: Page, scale: Scale): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-ahead');
  await scale.settled();
}

async function inFreshBrowser<T>(
  browser: Browser,
  server: Server,
  who: string | undefined,
  weigh: (page: Page, scale: Scale) => Promise<T>,
): Promise<T> {
  const context: BrowserContext = await browser.newContext();
  try {
    if (who) await signedIn(context, server, who);
    const page = await context.newPage();
    return await weigh(page, await Scale.under(page));
  } finally {
    await context.close();
  }
}
