// A client without a page: it signs in as a browser does and keeps its cookies, so that a browser
// that is given them has nothing of the site yet.
import type { BrowserContext } from '@playwright/test';
import { DEMO_PASSWORD, type Server } from './server';

export class Client {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** Signs in; answers where that leads. */
  async signIn(name: string, password: string): Promise<string> {
    if (!this.cookies.has('form')) this.keep(await this.fetch('/login'));
    const form = this.cookies.get('form') ?? '';
    const body = new URLSearchParams({ form, name, password });
    const answer = await this.fetch('/login', { method: 'POST', body });
    this.keep(answer);
    return answer.headers.get('location') ?? '';
  }

  /** Gives a browser what this client holds, for a server that it knows under `url`. */
  async handOver(browser: BrowserContext, url: string): Promise<void> {
    await browser.addCookies([...this.cookies].map(([name, value]) => ({ name, value, url })));
  }

  private fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return fetch(this.url + path, { ...init, redirect: 'manual', headers: { cookie } });
  }

  private keep(answer: Response): void {
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=');
      this.cookies.set(name!, value!);
    }
  }
}

/** The server's address for whoever does not know its name: Node looks names up by itself. */
export function local(server: Server): string {
  return `http://127.0.0.1:${new URL(server.url).port}`;
}

/** Signs a browser in to the demo without opening a page in it. */
export async function signedIn(browser: BrowserContext, server: Server, name: string): Promise<void> {
  const client = new Client(local(server));
  const lead = await client.signIn(name, DEMO_PASSWORD);
  if (!lead.startsWith('/') || lead.includes('fault')) throw new Error(`${name} cannot sign in: ${lead}`);
  await client.handOver(browser, server.url);
}
