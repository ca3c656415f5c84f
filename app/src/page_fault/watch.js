// Hears of whatever fails in a page's scripts, WebAssembly or not: says so, keeps what was typed,
// tells the server without contents, and loads the page again after growing pauses.
// Runs before everything else and needs nothing of it; Chromium 109, no secure context.
(function () {
  'use strict';
  // Seconds before the page is loaded again, by how often it failed lately.
  var PAUSES = [1, 5, 30, 120, 300];
  // How long it has to run well for its failures to be forgotten.
  var CALM_MS = 600000;
  // How often to look whether the server answers, before the page is given up for another.
  var RETRY_MS = 5000;
  // For how long fields are looked for into which what was typed is put back, and how often.
  var SEARCH_MS = 10000;
  var STEP_MS = 250;
  // What was typed is put back at most so often in a row: it may be what makes the page fail.
  var MOST_TRIES = 2;
  var COUNT = 'page-faults';
  var KEPT = 'page-fault-kept';
  // What tells one part of a page from the others, whatever else changes.
  var ANCHOR = '[id],[data-project],[data-milestone],[data-problem]';

  var words = document.currentScript.dataset;
  var root = document.documentElement;
  var touched = new Set();
  var failed = false;
  var leaving = false;
  var tries = 0;

  function recall(key) {
    try {
      return sessionStorage.getItem(key);
    } catch (refused) {
      return null;
    }
  }

  function remember(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
      return true;
    } catch (refused) {
      return false;
    }
  }

  function parsed(json) {
    try {
      return JSON.parse(json) || {};
    } catch (unreadable) {
      return {};
    }
  }

  function attempt(work) {
    try {
      return work();
    } catch (refused) {
      return undefined;
    }
  }

  function described(reason) {
    return reason instanceof Error ? reason.name + ': ' + reason.message : typeof reason;
  }

  // Without anything that somebody may have typed: no quotations, no queries, no letters of another
  // script than the code's; and without the folders of the machine that built it.
  function plain(message) {
    return String(message)
      .replace(/["'`“‘][^]*?(["'`”’]|$)/g, '…')
      .replace(/\?\S*/g, '')
      .replace(/[^\x20-\x7e…]+/g, '…')
      .replace(/\S*\/(?=[^/\s]+\/src\/)/g, '')
      .slice(0, 200);
  }

  function tell(kind, message) {
    var head = parsed(root.dataset.live).head || {};
    var said = { kind: kind, message: plain(message), page: location.pathname, build: head.build || '' };
    fetch('/api/browser-fault', {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(said),
    }).catch(function () {});
  }

  function person() {
    var me = parsed(root.dataset.me);
    return me.person === undefined ? null : me.person;
  }

  function selector(anchor) {
    if (!anchor) return 'body';
    if (anchor.id) return '#' + CSS.escape(anchor.id);
    var named = ['project', 'milestone', 'problem'].find(function (name) {
      return anchor.dataset[name];
    });
    return '[data-' + named + '="' + CSS.escape(anchor.dataset[named]) + '"]';
  }

  function looks(field) {
    var label = field.closest('label');
    var first = label && label.querySelector('span');
    var name = [field.tagName, field.type, field.name, field.getAttribute('aria-label'), first && first.textContent];
    return field.tagName === 'DETAILS' ? field.querySelector('summary').textContent : name.join('|');
  }

  // The one element of a part of the page that looks like this; none where there are several.
  function only(anchor, tag, look) {
    var part = document.querySelector(anchor);
    var alike = !part ? [] : Array.from(part.querySelectorAll(tag)).filter(function (other) {
      return looks(other) === look;
    });
    return alike.length === 1 ? alike[0] : null;
  }

  function place(element) {
    var anchor = selector(element.parentElement.closest(ANCHOR));
    var found = { anchor: anchor, tag: element.tagName, look: looks(element) };
    return only(found.anchor, found.tag, found.look) === element ? found : null;
  }

  function isTicked(field) {
    return field.type === 'checkbox' || field.type === 'radio';
  }

  function isKept(field) {
    if (!field.isConnected || /^(password|hidden|file)$/.test(field.type)) return false;
    // Forms that keep drafts of their own bring them back themselves.
    if (field.closest('[data-drafted], [data-form]')) return false;
    if (isTicked(field)) return field.checked !== field.defaultChecked;
    return field.tagName === 'SELECT' || field.value !== field.defaultValue;
  }

  function keep() {
    var fields = [];
    touched.forEach(function (field) {
      var at = isKept(field) && place(field);
      if (!at) return;
      var fold = field.closest('details');
      fields.push({ at: at, fold: fold && place(fold), value: isTicked(field) ? field.checked : field.value });
    });
    if (!fields.length) return;
    var page = location.pathname + location.search;
    remember(KEPT, JSON.stringify({ person: person(), page: page, tries: tries, fields: fields }));
  }

  function put(kept) {
    var fold = kept.fold && only(kept.fold.anchor, kept.fold.tag, kept.fold.look);
    if (fold && !fold.open) fold.open = true;
    var field = only(kept.at.anchor, kept.at.tag, kept.at.look);
    if (!field) return false;
    if (isTicked(field)) field.checked = kept.value;
    else field.value = kept.value;
    touched.add(field);
    ['input', 'change'].forEach(function (name) {
      field.dispatchEvent(new Event(name, { bubbles: true }));
    });
    return true;
  }

  function restore() {
    var kept = parsed(recall(KEPT));
    var mine = kept.page === location.pathname + location.search && kept.person === person();
    if (!mine || kept.tries >= MOST_TRIES) return;
    tries = kept.tries + 1;
    var left = kept.fields;
    var end = Date.now() + SEARCH_MS;
    var step = function () {
      if (failed) return;
      left = left.filter(function (field) {
        return !attempt(function () {
          return put(field);
        });
      });
      if (left.length && Date.now() < end) setTimeout(step, STEP_MS);
      else remember(KEPT, null);
    };
    step();
  }

  function whenTakenOver(work) {
    if (document.body && document.body.hasAttribute('data-hydrated')) return work();
    if (!failed) setTimeout(whenTakenOver, STEP_MS, work);
  }

  function reload() {
    var again = function () {
      setTimeout(reload, RETRY_MS);
    };
    // A page that is loaded while the server is away stays away.
    fetch('/healthz', { cache: 'no-store' }).then(function (answer) {
      if (answer.ok) location.reload();
      else again();
    }, again);
  }

  function show(seconds) {
    var banner = document.createElement('div');
    var told = document.createElement('p');
    var when = document.createElement('span');
    var now = document.createElement('button');
    banner.className = 'fault-banner';
    banner.setAttribute('role', 'alert');
    told.textContent = words.told;
    when.setAttribute('aria-hidden', 'true');
    now.type = 'button';
    now.className = 'button';
    now.textContent = words.now;
    now.addEventListener('click', reload);
    banner.append(told, when, now);
    document.body.append(banner);
    var count = function (left) {
      when.textContent = words.soon.replace('{seconds}', left);
      if (left > 0) setTimeout(count, 1000, left - 1);
      else reload();
    };
    count(seconds);
  }

  function fault(kind, message) {
    if (failed || leaving) return;
    failed = true;
    root.setAttribute('data-fault', kind);
    attempt(function () {
      tell(kind, message);
    });
    attempt(keep);
    var before = Number(recall(COUNT)) || 0;
    var counted = remember(COUNT, String(before + 1));
    // Where the browser remembers nothing, every failure might be the tenth.
    var seconds = PAUSES[counted ? Math.min(before, PAUSES.length - 1) : 2];
    if (document.body) show(seconds);
    else document.addEventListener('DOMContentLoaded', function () {
      show(seconds);
    });
  }

  addEventListener('error', function (event) {
    var element = event.target instanceof Element ? event.target : null;
    if (element) {
      if (element.tagName === 'SCRIPT') fault('load', new URL(element.src, location.href).pathname);
      return;
    }
    // Neither what the browser only remarks, nor what somebody's extension does.
    if (/^ResizeObserver loop/.test(event.message) || /^[a-z-]+-extension:/.test(event.filename)) return;
    if (event.message === 'Script error.') return;
    fault('error', described(event.error));
  }, true);
  addEventListener('unhandledrejection', function (event) {
    fault('rejection', described(event.reason));
  });
  addEventListener('pagehide', function () {
    leaving = true;
  });
  addEventListener('pageshow', function () {
    leaving = false;
  });
  ['input', 'change'].forEach(function (name) {
    addEventListener(name, function (event) {
      if (event.target instanceof Element && event.target.matches('input, textarea, select')) touched.add(event.target);
    }, true);
  });
  setTimeout(function () {
    if (!failed) remember(COUNT, null);
  }, CALM_MS);
  whenTakenOver(restore);
  // The panic hook of the page's WebAssembly calls it.
  window.pageFault = fault;
})();
