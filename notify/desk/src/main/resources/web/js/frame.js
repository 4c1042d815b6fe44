// What is always there: the rail, the search, the coverage line, the theme switch.
import { html, render, nothing } from './lit.js';
import { get, remove } from './api.js';
import { duration } from './time.js';
import { querybox } from './querybox.js';
import { go } from './router.js';
import { listen, openLine, soon } from './live.js';
import { showHelp } from './keys.js';
import { wireOf } from './links.js';

const top = document.getElementById('top');
const below = document.getElementById('below');
let coverage = null;
let connected = true;
let signedIn = false;
let listening = false;

const search = querybox({
  draw,
  id: 'search',
  label: 'Search the items, or paste the address of an article',
  placeholder: 'Search: topic:sanctions predator, or the address of an article',
  onEnter: (text) => {
    if (/^https?:\/\/\S+$/.test(text)) go(`/items?url=${encodeURIComponent(text)}`);
    else go(text ? wireOf(text) : '/wire');
  },
});

/** Shows a query in the search box, with the error that it gave, if any. */
export function showQuery(text, error = null) {
  search.text = text;
  search.error = error;
  draw();
}

function coverageLine() {
  if (!connected) return html`<a class="coverage bad" href="/system"><span class="dot bad" aria-hidden="true"></span>no live connection; trying again</a>`;
  if (!coverage) return nothing;
  const { working = 0, total = 0 } = coverage;
  const mood = total === 0 ? 'soft' : working === total ? 'good' : working < total * 0.9 ? 'bad' : 'warn';
  const speed = coverage.medianSeconds ?? coverage.medianSecondsToAlert;
  return html`<a class="coverage" href=${working < total ? '/feeds?show=trouble' : '/feeds'} title="What we see, and where we are blind">
    <span class="dot ${mood}" aria-hidden="true"></span>${total === 0 ? 'no sources yet' : `${working} of ${total} sources working`}${
      speed === undefined || speed === null ? nothing : html` <span class="extra">· median time to alert ${duration(speed)}</span>`}</a>`;
}

function draw() {
  if (!signedIn) return render(nothing, top);
  render(html`<form class="search" role="search" @submit=${(event) => event.preventDefault()}>${search.view()}</form>
    ${coverageLine()}`, top);
}

function switchTheme() {
  const root = document.documentElement;
  const dark = getComputedStyle(root).colorScheme === 'dark' ||
    (!root.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
}

function drawBelow() {
  render(html`<button class="small" title="Light or dark" aria-label="Switch between light and dark" @click=${switchTheme}>◐</button>
    <button class="small" title="All keys" aria-label="Show all keys" @click=${showHelp}>?</button>
    <button class="small" title="Sign out" aria-label="Sign out" @click=${async () => {
      await remove('/api/session').catch(() => {});
      dispatchEvent(new Event('signed-out'));
    }}><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3v8M6.5 6.5a8 8 0 1 0 11 0"/></svg></button>`, below);
}

async function refresh() {
  try {
    coverage = await get('/api/coverage');
    document.querySelector('[data-page=sink]').hidden = !coverage.demo;
  } catch {
    // The page below says what is wrong; this line keeps its last words.
  }
  draw();
}

/** Marks the page in the rail and puts its name into the window's title. */
export function showPage(page, title) {
  document.title = title ? `${title} · Nightdesk` : 'Nightdesk';
  for (const link of document.querySelectorAll('.rail [data-page]')) {
    if (link.dataset.page === page) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

export function openFrame() {
  if (signedIn) return;
  signedIn = true;
  document.body.classList.remove('alone');
  drawBelow();
  refresh();
  openLine();
  if (listening) return;
  listening = true;
  const later = soon(refresh, 3000);
  for (const name of ['feed', 'delivery', 'again']) listen(name, () => signedIn && later());
  listen('state', (open) => {
    connected = open;
    draw();
  });
}

export function closeFrame() {
  signedIn = false;
  document.body.classList.add('alone');
  draw();
}
