// What is coming in: a dense list that never moves under the reader's eyes.
import { html, render, nothing, repeat } from '../js/lit.js';
import { get } from '../js/api.js';
import { when } from '../js/time.js';
import { headline, snippet } from '../js/marks.js';
import { topicChips } from '../js/chips.js';
import { hostOf, itemOf, outward, wireOf } from '../js/links.js';
import { listen, soon } from '../js/live.js';
import { go } from '../js/router.js';
import { showQuery } from '../js/frame.js';
import { empty, problem, waiting } from '../js/empty.js';
import { judge } from '../js/feedback.js';
import { muter } from '../js/mute.js';

const PAGE = 60;
// A document of more rows than this gets slow on a phone; older ones are a page of their own.
const MOST = 1500;
// What was shown last, so that "back" from an item finds the list as it was left.
let memory = null;

/** A row; within a story its other outlets stand in the rows beside it. */
export function wireRow(view, { inStory = false } = {}) {
  const { item, story, copies = [] } = view;
  const others = Math.max(inStory ? 0 : (story?.outlets ?? 1) - 1, copies.length - 1);
  return html`<li class="wirerow" data-row data-item=${view.id}>
    <span class="at">${when(item.seen)}</span>
    <span class="outlet" dir="auto" title=${item.outlet}>${item.outlet || hostOf(item.url)}</span>
    <div class="what">
      <a class="headline" data-open href=${itemOf(view.id)} dir="auto" lang=${view.language === 'und' ? nothing : view.language}>${item.title ? headline(view) : '(no headline)'}</a>
      <p class="words" dir="auto">${snippet(view)}</p>
    </div>
    <div class="marks chips">${topicChips(view.tags)}
      ${others > 0 ? html`<a class="more-outlets" href=${story ? `/stories/${story.id}` : itemOf(view.id)}>+${others} ${others === 1 ? 'outlet' : 'outlets'}</a>` : nothing}</div>
    ${item.url ? html`<span class="unseen">${outward(item.url, 'Original')}</span>` : nothing}
  </li>`;
}

export function mount(root, route) {
  const query = (route.query.get('q') ?? '').trim();
  const before = route.query.get('before') ?? '';
  const only = route.query.get('show') ?? 'all';
  const key = `${query}\n${before}\n${only}`;
  const state = { views: [], next: null, total: null, error: null, loading: true, waiting: 0 };
  const asked = only === 'tagged' ? (query ? `(${query}) AND topic:*` : 'topic:*') : query;
  const stop = new AbortController();
  let watcher = null;

  async function load(cursor) {
    state.loading = true;
    draw();
    try {
      const answer = await get('/api/items', { q: asked, before: cursor, limit: PAGE }, stop.signal);
      const known = new Set(state.views.map((view) => view.id));
      state.views = [...state.views, ...answer.items.filter((view) => !known.has(view.id))];
      state.next = answer.next ?? null;
      state.total = answer.total ?? state.total;
      state.error = null;
      showQuery(query);
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.error = error;
      if (error.position !== undefined) showQuery(query, error);
    }
    state.loading = false;
    draw();
  }

  /** Counts what came in since, without touching the list. */
  const look = soon(async () => {
    if (before || state.error) return;
    const answer = await get('/api/items', { q: asked, limit: PAGE }, stop.signal).catch(() => null);
    if (!answer) return;
    const known = new Set(state.views.map((view) => view.id));
    state.waiting = answer.items.filter((view) => !known.has(view.id)).length;
    if (!state.views.length && state.waiting) return fresh();
    draw();
  }, 1000);

  function fresh() {
    state.views = [];
    state.waiting = 0;
    scrollTo(0, 0);
    load();
  }

  function older() {
    if (state.loading || !state.next || state.error) return;
    if (state.views.length < MOST) return load(state.next);
  }

  function draw() {
    render(page({ state, query, only, before, fresh, again: () => load(state.views.length ? state.next : before) }), root);
    const end = root.querySelector('#end');
    watcher ??= end && new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && older(), { rootMargin: '600px' });
    if (end) watcher.observe(end);
  }

  if (route.back && memory?.key === key) {
    Object.assign(state, memory.state, { loading: false });
    showQuery(query);
    draw();
    requestAnimationFrame(() => scrollTo(0, memory?.scroll ?? 0));
    look();
  } else {
    showQuery(query);
    load(before);
  }
  const deaf = [listen('item', look), listen('again', look)];
  const viewOf = (row) => state.views.find((view) => view.id === row?.dataset.item);
  return {
    keys: {
      n: () => go(`/subscriptions/new?q=${encodeURIComponent(query)}`),
      r: () => state.waiting && fresh(),
      ...judge(viewOf),
      ...muter(viewOf),
    },
    leave() {
      memory = { key, state, scroll: scrollY };
      stop.abort();
      watcher?.disconnect();
      deaf.forEach((end) => end());
    },
  };
}

function page({ state, query, only, before, fresh, again }) {
  const link = (show) => {
    const params = new URLSearchParams();
    if (query) params.set('q', query);
    if (show !== 'all') params.set('show', show);
    return `/wire${params.size ? `?${params}` : ''}`;
  };
  return html`
    <div class="head"><h1>Wire</h1>
      <span class="says">${state.total === null ? nothing : `${state.total.toLocaleString('en')} ${state.total === 1 ? 'item' : 'items'}`}${before ? ', older ones' : ''}</span>
      <div class="acts">
        <nav class="tabs" aria-label="Which items">
          <a href=${link('all')} aria-current=${only === 'all' ? 'true' : nothing}>All</a>
          <a href=${link('tagged')} aria-current=${only === 'tagged' ? 'true' : nothing}>With a topic</a></nav>
        <a class="button" href="/subscriptions/new?q=${encodeURIComponent(query)}" title="Be told when such an item comes in (n)">Subscribe to this</a>
      </div></div>
    <div aria-live="polite">${state.waiting ? html`<button class="fresh" @click=${fresh}>${state.waiting}${state.waiting >= PAGE ? '+' : ''} new</button>` : nothing}</div>
    ${state.error && state.error.position === undefined ? problem(state.error, again) : nothing}
    ${state.views.length ? html`<ul class="rows wire">${repeat(state.views, (view) => view.id, (view) => wireRow(view))}</ul>` : nothing}
    ${!state.views.length && !state.loading && !state.error ? none(query) : nothing}
    ${state.error?.position !== undefined ? html`<p class="soft under">The query could not be read; the search box shows where.</p>` : nothing}
    <div id="end" class="more">${state.loading ? waiting() : state.next && state.views.length >= MOST
      ? html`<a class="button" href="/wire?${new URLSearchParams({ ...(query && { q: query }), before: state.next })}">Older items</a>`
      : state.views.length && !state.next ? 'That is all there is.' : nothing}</div>`;
}

function none(query) {
  if (query) {
    return empty('Nothing matches', 'No item in the archive matches this query. It can still become a subscription: it will match what comes in from now on.',
      html`<a class="button" href="/wire">Show everything</a><a class="button first" href="/subscriptions/new?q=${encodeURIComponent(query)}">Subscribe to this</a>`);
  }
  return empty('Nothing has come in yet', 'Items appear here as feeds are read. Add the feeds that your desk follows, or import a subscription list.',
    html`<a class="button first" href="/feeds/add">Add feeds</a>`);
}
