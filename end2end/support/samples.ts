// Real input: a city's ledger and its districts, as the tests of the server use them.
import { expect } from '@playwright/test';
import { BOUNDARIES, LEDGER } from './seed';
import type { Server } from './server';

/** How many projects the ledger has. */
export const PROJECTS = 100;

/** Loads the city's districts, on the command line beside the server. */
export async function loadBoundaries(server: Server): Promise<void> {
  const { status, stderr } = await server.cli('regions', BOUNDARIES);
  expect(status, stderr).toBe(0);
}

/** Imports the city's ledger, on the command line beside the server. */
export async function importLedger(server: Server): Promise<void> {
  const { status, stderr } = await server.cli('import', LEDGER);
  expect(status, stderr).toBe(0);
}
