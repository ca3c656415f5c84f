// How many kilobytes a route may weigh on its first load over plain http, everything it loads
// together, and what the next page within an area may add. Bytes are exact, unlike times: a route that
// grows past its budget fails the tests.

/** What ships, judged by `cargo xtask build`; and what `run` and `test` build soon rather than small. */
export interface Budget {
  release: number;
  quick: number;
}

export interface Route extends Budget {
  address: string;
  /** The account of the demo that opens it; nobody's where everybody may read. */
  who?: string;
}

/** From an open page to the next in its area, by a link. */
export interface Step extends Budget {
  from: string;
  /** How the address of the link begins. */
  to: string;
  who?: string;
}

/** Whose budgets count. */
export const BUILD: keyof Budget = process.env.BATTLE_MAP_BUDGETS === 'release' ? 'release' : 'quick';

const WALL: Budget = { release: 450, quick: 480 };
const MAP: Budget = { release: 600, quick: 650 };
const TABLE: Budget = { release: 600, quick: 700 };
// The desks carry every command until a screen serialises its own: 700 is the goal.
const FILE: Budget = { release: 800, quick: 1_150 };
const REPORT: Budget = { release: 800, quick: 1_100 };
const DESK: Budget = { release: 1_050, quick: 1_400 };
const ACCOUNT: Budget = { release: 350, quick: 350 };
const NEXT: Budget = { release: 150, quick: 200 };
// From the ledger to a project's file, which is an area of its own.
const FILE_NEXT: Budget = { release: 450, quick: 600 };

export const ROUTES: Route[] = [
  { address: '/wall', ...WALL },
  { address: '/', ...MAP },
  { address: '/projects', ...TABLE },
  { address: '/projects/1', ...FILE },
  { address: '/login', ...ACCOUNT },
  { address: '/my', who: 'county', ...REPORT },
  { address: '/my', who: 'unit', ...REPORT },
  { address: '/problems', who: 'office', ...DESK },
  { address: '/cards', who: 'office', ...DESK },
  { address: '/cards/sheet', who: 'office', ...DESK },
  { address: '/notices', who: 'office', ...DESK },
  { address: '/notices/1', who: 'office', ...DESK },
  { address: '/notices/new?project=1', who: 'leader', ...DESK },
  { address: '/notices/types', who: 'office', ...DESK },
  { address: '/office', who: 'office', ...DESK },
  { address: '/office/rules', who: 'office', ...DESK },
  { address: '/office/import', who: 'office', ...DESK },
  { address: '/admin', who: 'admin', ...DESK },
];

export const STEPS: Step[] = [
  { from: '/', to: '/projects', ...NEXT },
  { from: '/projects', to: '/projects/', ...FILE_NEXT },
  { from: '/problems', to: '/cards', who: 'office', ...NEXT },
  { from: '/cards', to: '/notices', who: 'office', ...NEXT },
  { from: '/office', to: '/office/rules', who: 'office', ...NEXT },
  { from: '/office', to: '/admin', who: 'admin', ...NEXT },
];

/** A route and whose it is, in words. */
export function named({ address, who }: Pick<Route, 'address' | 'who'>): string {
  return who ? `${address} (${who})` : address;
}
