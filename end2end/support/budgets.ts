// How many kilobytes a route may weigh on its first load over plain http, everything it loads
// together, and what the next page may add. Bytes are exact, unlike times: a route that
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

/** A form of a page that is opened by a click, which loads its fields. */
export interface Opening extends Budget {
  address: string;
  /** What is clicked first, to come to the form. */
  unfold: string;
  /** What is clicked. */
  open: string;
  /** What is there then. */
  shows: string;
  who?: string;
}

/** Whose budgets count. */
export const BUILD: keyof Budget = process.env.BATTLE_MAP_BUDGETS === 'release' ? 'release' : 'quick';

const WALL: Budget = { release: 400, quick: 475 };
const WALL_PLAN: Budget = { release: 410, quick: 490 };
const MAP: Budget = { release: 520, quick: 650 };
const TABLE: Budget = { release: 600, quick: 750 };
const PLAN: Budget = { release: 610, quick: 770 };
// The goal is 700 for a release: the file, the cards, the office and the administration are above it.
const FILE: Budget = { release: 785, quick: 1_020 };
const REPORT: Budget = { release: 770, quick: 985 };
const NOTICES: Budget = { release: 710, quick: 1_000 };
const OFFICE: Budget = { release: 785, quick: 995 };
const ADMIN: Budget = { release: 770, quick: 975 };
const CARDS: Budget = { release: 760, quick: 985 };
const IMPORT: Budget = { release: 735, quick: 930 };
const RULES: Budget = { release: 625, quick: 790 };
const REVIEW: Budget = { release: 590, quick: 740 };
const PROBLEMS: Budget = { release: 545, quick: 690 };
const ACCOUNT: Budget = { release: 325, quick: 395 };
const NEXT: Budget = { release: 140, quick: 180 };

export const ROUTES: Route[] = [
  { address: '/wall', ...WALL },
  { address: '/', ...MAP },
  { address: '/projects', ...TABLE },
  { address: '/plan', ...PLAN },
  { address: '/wall/plan', ...WALL_PLAN },
  { address: '/projects/1', ...FILE },
  { address: '/login', ...ACCOUNT },
  { address: '/my', who: 'county', ...REPORT },
  { address: '/my', who: 'unit', ...REPORT },
  { address: '/review', who: 'county', ...REVIEW },
  { address: '/problems', who: 'office', ...PROBLEMS },
  { address: '/cards', who: 'office', ...CARDS },
  { address: '/cards/sheet', who: 'office', ...CARDS },
  { address: '/notices', who: 'office', ...NOTICES },
  { address: '/notices/1', who: 'office', ...NOTICES },
  { address: '/notices/new?project=1', who: 'leader', ...NOTICES },
  { address: '/notices/types', who: 'office', ...NOTICES },
  { address: '/office', who: 'office', ...OFFICE },
  { address: '/office/rules', who: 'office', ...RULES },
  { address: '/office/import', who: 'office', ...IMPORT },
  { address: '/admin', who: 'admin', ...ADMIN },
];

export const STEPS: Step[] = [
  { from: '/', to: '/projects', ...NEXT },
  { from: '/projects', to: '/projects/', ...NEXT },
  { from: '/problems', to: '/cards', who: 'office', ...NEXT },
  { from: '/cards', to: '/notices', who: 'office', ...NEXT },
  { from: '/office', to: '/office/rules', who: 'office', ...NEXT },
  { from: '/office', to: '/admin', who: 'admin', ...NEXT },
];

/** What an open page may fetch ahead for those that come next, when the line is idle. */
export const AHEAD: Route[] = [
  { address: '/wall', release: 0.1, quick: 0.1 },
  { address: '/', release: 500, quick: 800 },
  { address: '/projects', release: 450, quick: 700 },
  { address: '/my', who: 'unit', release: 690, quick: 1_070 },
  { address: '/office', who: 'office', release: 660, quick: 1_400 },
];

export const FORMS: Opening[] = [
  { address: '/my', who: 'unit', unfold: '.grid-unfold[aria-label*="个节点"]', open: '.grid-due .claim > summary', shows: '.grid-due .claim button.primary', release: 130, quick: 350 },
];

/** A route and whose it is, in words. */
export function named({ address, who }: Pick<Route, 'address' | 'who'>): string {
  return who ? `${address} (${who})` : address;
}
