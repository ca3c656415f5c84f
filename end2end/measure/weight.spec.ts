// What a browser loads of each route over plain http, and what the next page of an area adds.
import { ROUTES, STEPS, named } from '../support/budgets';
import { test } from '../support/test';
import { firstLoad, nextPage } from '../support/weight';
import { report } from './frames';

for (const route of ROUTES) {
  test(`first load of ${named(route)}`, async ({ browser, demo }) => {
    const weight = await firstLoad(browser, demo, route);
    report(`first load of ${named(route)}, gzip over http`, weight, 'KB', `under ${route.release} KB`);
  });
}

for (const step of STEPS) {
  test(`from ${step.from} to ${step.to}`, async ({ browser, demo }) => {
    const weight = await nextPage(browser, demo, step);
    report(`next page, ${step.from} to ${step.to}, gzip over http`, weight, 'KB', `under ${step.release} KB`);
  });
}
