// One connection for server-sent events, shared by whoever listens; it comes back by itself.
// A tab that nobody sees lets go of it: a browser gives one host only six connections over all tabs.

const listeners = new Map();
const NAMES = ['item', 'delivery', 'feed'];
let source = null;
let pause = 1000;
let missed = false;
let allowed = false;

function tell(name, data) {
  for (const listener of listeners.get(name) ?? []) listener(data);
}

function connect() {
  if (source || !allowed || document.hidden) return;
  source = new EventSource('/api/events');
  for (const name of NAMES) {
    source.addEventListener(name, (event) => tell(name, event.data));
  }
  source.onopen = () => {
    pause = 1000;
    tell('state', true);
    if (missed) tell('again');
    missed = false;
  };
  source.onerror = () => {
    missed = true;
    tell('state', false);
    if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again itself
    source = null;
    setTimeout(connect, pause);
    pause = Math.min(pause * 2, 30000);
  };
}

/** Listens to `item`, `delivery`, `feed`, `again` (after a gap) or `state`; returns how to stop. */
export function listen(name, listener) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  listeners.get(name).add(listener);
  return () => listeners.get(name).delete(listener);
}

/** Connects, once somebody is signed in. */
export function openLine() {
  allowed = true;
  connect();
}

/** Hangs up until somebody is signed in again. */
export function closeLine() {
  allowed = false;
  hangUp();
}

function hangUp() {
  if (source) missed = true;
  source?.close();
  source = null;
}

addEventListener('pagehide', hangUp);
addEventListener('pageshow', connect);
document.addEventListener('visibilitychange', () => (document.hidden ? hangUp() : connect()));

/** Calls `act` once, `pause` ms after the first of a burst of calls. */
export function soon(act, pause = 800) {
  let timer = 0;
  return () => {
    if (!timer) timer = setTimeout(() => { timer = 0; act(); }, pause);
  };
}
