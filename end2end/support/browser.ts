// Flags of every Chromium: no network of its own, and a host name as on an intranet.
export const HOST = 'battle.test';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name that is not loopback has no secure context over plain http: what the pages must do without.
  `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
];
