// The keyboard: pages by `g` and a letter, lists by `j` and `k`; `?` shows them all.
import { html, render } from './lit.js';
import { go } from './router.js';
import { undoLatest } from './notices.js';

const PAGES = { w: '/wire', s: '/stories', a: '/alerts', u: '/subscriptions', f: '/feeds', t: '/topics', y: '/system' };
const HELP = [
  ['j  k', 'next and previous'], ['o  Enter', 'open'], ['v', 'the original, in a new tab'], ['/', 'search'],
  ['g w', 'Wire'], ['g s', 'Stories'], ['g a', 'Alerts'], ['g u', 'Subscriptions'], ['g f', 'Feeds'], ['g t', 'Topics'], ['g y', 'System'],
  ['n', 'new: subscription, feed or topic'], ['e', 'edit'], ['m', 'mute this story'], ['1  2  3', 'useful, not useful, wrong topic'],
  ['r', 'show what is new'], ['u', 'undo'], ['Escape', 'back out'], ['?', 'these keys'],
];
const dialog = document.getElementById('help');
let pageKeys = {};
let prefix = 0;

/** What single keys do on the page that is shown. */
export function setPageKeys(keys) {
  pageKeys = keys ?? {};
}

export function showHelp() {
  render(html`<h2 id="help-title">Keys</h2>
    <dl class="keys">${HELP.map(([keys, does]) => html`<div>
      <dt>${keys.split(/ {2,}/).map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd></div>`)}</dl>
    <form method="dialog"><button class="first">Close</button></form>`, dialog);
  if (!dialog.open) dialog.showModal();
}

const rows = () => [...document.querySelectorAll('[data-row]')];
const rowNow = () => document.activeElement?.closest?.('[data-row]');

function move(step) {
  const all = rows();
  if (!all.length) return;
  const now = all.indexOf(rowNow());
  const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step))];
  const target = next.querySelector('[data-open]') ?? next;
  target.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function escape() {
  if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body) document.activeElement.blur();
  pageKeys.Escape?.();
}

const common = {
  j: () => move(1),
  k: () => move(-1),
  o: () => rowNow()?.querySelector('[data-open]')?.click(),
  v: () => (rowNow() ?? document.getElementById('main')).querySelector('[data-original]')?.click(),
  u: undoLatest,
  '?': showHelp,
  '/': () => document.querySelector('#top input')?.focus(),
  Escape: escape,
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.target.closest?.('input:not([type=checkbox], [type=radio]), select, textarea')) return;
  if (prefix && Date.now() - prefix < 1500 && PAGES[event.key]) {
    event.preventDefault();
    prefix = 0;
    go(PAGES[event.key]);
    return;
  }
  prefix = 0;
  if (event.key === 'g') {
    prefix = Date.now();
    return;
  }
  const act = (event.key !== 'Escape' && pageKeys[event.key]) || common[event.key];
  if (!act) return;
  event.preventDefault();
  act(rowNow());
});
