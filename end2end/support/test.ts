// The test every browser test is written with: servers to talk to, and no error in the console.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page, type Response } from '@playwright/test';
import { DEMO_PASSWORD, Server, type ServerOptions } from './server';

interface TestFixtures {
  /** Console errors that a test brings about on purpose, as when it stops the server. */
  expectedErrors: RegExp[];
  /** A server of this test's own, with an empty database unless told otherwise. */
  startServer: (options?: ServerOptions) => Promise<Server>;
}

interface WorkerFixtures {
  /** The demo city, shared by tests that only read. */
  demo: Server;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  expectedErrors: [[], { option: true }],

  demo: [
    async ({}, use) => {
      const server = await Server.start({ demo: true });
      await use(server);
      await server.remove();
    },
    { scope: 'worker' },
  ],

  startServer: async ({ context }, use) => {
    const servers: Server[] = [];
    await use(async (options) => {
      const server = await Server.start(options);
      servers.push(server);
      if (!options?.demo && !options?.stranger) await server.letIn(context);
      return server;
    });
    await Promise.all(servers.map((server) => server.remove()));
  },

  baseURL: async ({ demo }, use) => use(demo.url),

  // Stands on the servers though it does not use them: they end after the page was judged, so that what
  // it asks in its last moment finds no dead server.
  page: async ({ page, expectedErrors, startServer: _ }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(`${error}`));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await use(page);
    const unexpected = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)));
    expect(unexpected, 'errors in the console').toEqual([]);
  },
});

export { expect };

/** Where the element stands, once it does: a page may be putting a new one in its place just now. */
export async function boxOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let box: Awaited<ReturnType<Locator['boundingBox']>> = null;
  await expect.poll(async () => (box = await element.boundingBox()), { message: 'the element is on the screen' }).not.toBeNull();
  return box!;
}

/** Opens a page and waits until the browser has taken it over. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
}

/** Signs in at the page's server and waits until the browser has taken over where it leads. */
export async function signIn(page: Page, name: string, back = '/', url = ''): Promise<void> {
  await page.goto(`${url}/login?back=${encodeURIComponent(back)}`);
  await page.getByLabel('账号').fill(name);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname + url.search === back);
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
}

/** Does something, and waits until the command that it brings about was accepted. */
export async function accepted(page: Page, act: () => Promise<unknown>): Promise<void> {
  const command = (response: Response) => new URL(response.url()).pathname === '/api/execute';
  const [answer] = await Promise.all([page.waitForResponse(command), act()]);
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The same, and waits until the page has read what follows from the command. */
export async function followed(page: Page, act: () => Promise<unknown>): Promise<void> {
  const view = page.waitForRequest((request) => new URL(request.url()).pathname.startsWith('/api/view/'));
  await accepted(page, act);
  await (await (await view).response())?.finished();
}

/** Asks the page's server from within the page: Playwright itself does not know the server's name. */
export async function ask(page: Page, path: string, body?: unknown): Promise<{ status: number; kind: string; text: string }> {
  return page.evaluate(async ([path, body]) => {
    const posted = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    const answer = await fetch(path, body === undefined ? {} : posted);
    return { status: answer.status, kind: answer.headers.get('content-type') ?? '', text: await answer.text() };
  }, [path, body === undefined ? undefined : JSON.stringify(body)] as [string, string | undefined]);
}

/** Serious faults of accessibility on the page as it stands, or on a part of it. */
export async function seriousFaults(page: Page, part = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
