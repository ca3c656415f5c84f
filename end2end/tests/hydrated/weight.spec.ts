// No route loads more than its budget over plain http, and the next page of an area adds little.
import { AHEAD, BUILD, FORMS, ROUTES, STEPS, named } from '../../support/budgets';
import { expect, test } from '../../support/test';
import { fetchedAhead, firstLoad, nextPage, openedForm } from '../../support/weight';

for (const route of ROUTES) {
  test(`the first load of ${named(route)} stays within its budget`, async ({ browser, demo }) => {
    const weight = await firstLoad(browser, demo, route);
    expect(weight, `KB of ${named(route)}`).toBeLessThan(route[BUILD]);
  });
}

for (const step of STEPS) {
  test(`from ${named({ address: step.from, who: step.who })} to ${step.to} little more is loaded`, async ({ browser, demo }) => {
    const weight = await nextPage(browser, demo, step);
    expect(weight, `KB from ${step.from} to ${step.to}`).toBeLessThan(step[BUILD]);
  });
}

for (const route of AHEAD) {
  test(`${named(route)} fetches no more ahead than its next pages are worth`, async ({ browser, demo }) => {
    const weight = await fetchedAhead(browser, demo, route);
    expect(weight, `KB ahead of ${named(route)}`).toBeLessThan(route[BUILD]);
  });
}

for (const form of FORMS) {
  test(`the fields of ${named(form)} are loaded when their form is opened`, async ({ browser, demo }) => {
    const weight = await openedForm(browser, demo, form);
    expect(weight, `KB of ${form.open} on ${form.address}`).toBeLessThan(form[BUILD]);
    expect(weight, `KB of ${form.open} on ${form.address}`).toBeGreaterThan(1);
  });
}

test('what is weighed is everything that the page loads', async ({ browser, demo }) => {
  const weight = await firstLoad(browser, demo, { address: '/wall', release: 0, quick: 0 });
  // Document, styles, script and module at the least.
  expect(weight).toBeGreaterThan(100);
});
