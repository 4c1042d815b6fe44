// One connection for server-sent events, shared by whoever listens; it comes back by itself.

const listeners = new Map();
const NAMES = ['item', 'delivery', 'feed'];
let source = null;
let pause = 1000;
let lost = false;

function tell(name, data) {
  for (const listener of listeners.get(name) ?? []) listener(data);
}

function connect() {
  source = new EventSource('/api/events');
  for (const name of NAMES) {
    source.addEventListener(name, (event) => tell(name, event.data));
  }
  source.onopen = () => {
    pause = 1000;
    if (lost) tell('again');
    lost = false;
    tell('state', true);
  };
  source.onerror = () => {
    lost = true;
    tell('state', false);
    if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again itself
    source = null;
    setTimeout(() => listeners.size && !source && connect(), pause);
    pause = Math.min(pause * 2, 30000);
  };
}

/** Listens to `item`, `delivery`, `feed`, `again` (after a gap) or `state`; returns how to stop. */
export function listen(name, listener) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  listeners.get(name).add(listener);
  if (!source) connect();
  return () => listeners.get(name).delete(listener);
}

export function hangUp() {
  source?.close();
  source = null;
}

/** Calls `act` once, `pause` ms after the first of a burst of calls. */
export function soon(act, pause = 800) {
  let timer = 0;
  return () => {
    if (!timer) timer = setTimeout(() => { timer = 0; act(); }, pause);
  };
}
