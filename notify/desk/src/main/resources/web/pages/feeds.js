// What do we see, and where are we blind.
import { html, render, nothing, repeat } from '../js/lit.js';
import { get, listOf, patch, post, remove } from '../js/api.js';
import { duration, when } from '../js/time.js';
import { state as stateMark } from '../js/chips.js';
import { outward } from '../js/links.js';
import { dailyBars } from '../js/daily.js';
import { feedPath, feedRow, healthAdvice, healthMood, healthOf, isTrouble, nameOf } from '../js/feedhealth.js';
import { complain, say, undoable } from '../js/notices.js';
import { lost, problem, waiting } from '../js/empty.js';
import { makeStarter } from '../js/starter.js';
import { go, note } from '../js/router.js';
import { listen, soon } from '../js/live.js';

// So many rows are drawn at a time: the table answers a key within a frame at 20,000 feeds.
const PAGE = 100;
// Ingest gives a site 30 s.
const PATIENCE = 35000;
const ORDER = {
  name: (row) => nameOf(row).toLowerCase(),
  health: (row) => ({ bad: 0, warn: 1, soft: 2, good: 3 })[healthMood(healthOf(row))],
  last: (row) => -Date.parse(row.status?.lastNew ?? 0),
  daily: (row) => (row.daily?.under ? -Infinity : -(row.daily?.usual ?? 0)),
  interval: (row) => row.status?.intervalSeconds ?? 0,
  next: (row) => Date.parse(row.status?.nextDue ?? '9999'),
};

export function mount(root, route) {
  const stop = new AbortController();
  const hidden = new Set();
  const polling = new Set();
  let starter = null;
  const state = {
    rows: null, error: null, sort: 'health', page: 0, find: route.query.get('find') ?? '', trouble: route.query.get('show') === 'trouble',
  };

  async function load() {
    try {
      state.rows = listOf(await get('/api/feeds', {}, stop.signal), 'feeds').map(feedRow);
      state.error = null;
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.error = error;
    }
    draw();
  }

  const acts = {
    async poll(row) {
      const { id } = row.feed;
      if (polling.has(id)) return;
      polling.add(id);
      draw();
      try {
        const asked = await post(`${feedPath(id)}/poll`, {}, { signal: stop.signal });
        const answer = await polled(id, Date.parse(asked.feed.pollAsked), stop.signal);
        say(answer ? `${nameOf(row)}: ${inWords(answer)}` : `${nameOf(row)} did not answer within ${PATIENCE / 1000} s. Is ingest running?`, { bad: !answer || isTrouble(answer) });
      } catch (error) {
        if (error.name === 'AbortError') return;
        complain(error);
      }
      polling.delete(id);
      load();
    },
    async pause(row) {
      const pausing = row.feed.state !== 'paused';
      await attempt(() => patch(feedPath(row.feed.id), { state: pausing ? 'paused' : 'active' }), pausing ? `Paused ${nameOf(row)}.` : `${nameOf(row)} is read again.`);
    },
    erase(row) {
      hidden.add(row.feed.id);
      draw();
      undoable(`Deleted ${nameOf(row)}.`, (leaving) => remove(feedPath(row.feed.id), { keepalive: leaving }),
        () => {
          hidden.delete(row.feed.id);
          draw();
        });
    },
  };

  async function attempt(act, text) {
    try {
      await act();
      say(text);
      load();
    } catch (error) {
      complain(error);
    }
  }

  function filtered() {
    const words = state.find.toLowerCase().split(/\s+/).filter(Boolean);
    return state.rows
      .filter((row) => !hidden.has(row.feed.id) && (!state.trouble || isTrouble(row) || row.daily?.under))
      .filter((row) => {
        const text = `${nameOf(row)} ${row.feed.url} ${row.feed.id} ${row.feed.folders?.join(' ') ?? ''} ${healthOf(row)}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .map((row) => [ORDER[state.sort](row), row])
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, row]) => row);
  }

  function set(change) {
    Object.assign(state, { page: 0 }, change);
    const query = new URLSearchParams({ ...(state.find && { find: state.find }), ...(state.trouble && { show: 'trouble' }) });
    note(`/feeds${query.size ? `?${query}` : ''}`);
    draw();
  }

  function draw() {
    if (!state.rows) return render(state.error ? problem(state.error, load) : waiting(), root);
    if (!state.rows.length) {
      starter ??= makeStarter({ draw, signal: stop.signal, after: load });
      return render(html`${noFeeds()}${starter.view()}`, root);
    }
    const rows = filtered();
    const troubled = state.rows.filter(isTrouble).length;
    const under = state.rows.filter((row) => row.daily?.under).length;
    render(html`<div class="head"><h1>Feeds</h1>
        <span class="says">${state.rows.length.toLocaleString('en')} ${state.rows.length === 1 ? 'feed' : 'feeds'}${troubled ? `, ${troubled} with trouble` : ', none with trouble'}${under ? `, ${under} far under ${under === 1 ? 'its' : 'their'} usual` : nothing}</span>
        <div class="acts"><input type="search" class="short" aria-label="Find a feed" placeholder="Find a feed" .value=${state.find} @input=${(event) => set({ find: event.target.value })}>
          <button aria-pressed=${state.trouble ? 'true' : 'false'} @click=${() => set({ trouble: !state.trouble })}>Only trouble</button>
          <a class="button" href="/api/feeds/export" download="nightdesk.opml">Export</a>
          <a class="button first" href="/feeds/add" title="Key n">Add feeds</a></div></div>
      ${state.error ? problem(state.error, load) : nothing}
      ${table(rows.slice(state.page * PAGE, (state.page + 1) * PAGE), state, set, acts, polling)}
      ${rows.length ? nothing : html`<p class="more">${state.trouble && !state.find ? 'No feed is in trouble.' : 'No feed has this in its name or address.'}</p>`}
      ${rows.length > PAGE ? html`<div class="more">
        <button ?disabled=${state.page === 0} @click=${() => { state.page--; draw(); scrollTo(0, 0); }}>Previous</button>
        ${state.page * PAGE + 1} to ${Math.min(rows.length, (state.page + 1) * PAGE)} of ${rows.length.toLocaleString('en')}
        <button ?disabled=${(state.page + 1) * PAGE >= rows.length} @click=${() => { state.page++; draw(); scrollTo(0, 0); }}>Next</button></div>` : nothing}`, root);
  }

  draw();
  load();
  const look = soon(load, 3000);
  const deaf = [listen('feed', look), listen('again', look)];
  return {
    keys: { n: () => go('/feeds/add') },
    leave() {
      stop.abort();
      deaf.forEach((end) => end());
    },
  };
}

function table(rows, state, set, acts, polling) {
  const column = (key, text, css) => html`<th scope="col" class=${css ?? nothing} aria-sort=${state.sort === key ? 'ascending' : 'none'}><button @click=${() => set({ sort: key })}>${text}${state.sort === key ? ' ↓' : ''}</button></th>`;
  return html`<div class="scroll"><table class="feeds"><thead><tr>
      ${column('name', 'Feed')}${column('health', 'Health')}${column('last', 'Last new')}${column('daily', 'Items a day')}${column('interval', 'Every', 'right')}${column('next', 'Next poll')}<th scope="col"><span class="unseen">Acts</span></th></tr></thead>
    <tbody>${repeat(rows, (row) => row.feed.id, (row) => feed(row, acts, polling.has(row.feed.id)))}</tbody></table></div>`;
}

function feed(row, acts, busy) {
  const { feed: own, status } = row;
  const word = healthOf(row);
  const trouble = isTrouble(row);
  return html`<tr data-row>
    <td class="name"><span dir="auto" data-open tabindex="-1">${nameOf(row)}</span>
      <p class="words break">${outward(status?.url ?? own.url)}${own.folders?.length ? ` · ${own.folders.join(' / ')}` : nothing}</p>
      ${trouble ? html`<p class="advice">${healthAdvice(row)}${status?.candidates?.length ? html` It announces: ${status.candidates.map((link) => outward(link.href, link.title ?? link.href))}` : nothing}</p>` : nothing}</td>
    <td data-label="Health">${stateMark(word, healthMood(word), healthAdvice(row) || nothing)}<div class="words">${status?.since ? html`since ${when(status.since)}` : nothing}${trouble && status?.httpStatus ? ` · HTTP ${status.httpStatus}` : nothing}</div></td>
    <td data-label="Last new">${status?.lastNew ? when(status.lastNew, 'ago') : html`<span class="soft">never</span>`}</td>
    <td class="nowrap" data-label="Items a day" title=${`${(status?.items ?? 0).toLocaleString('en')} in all`}>${dailyBars(row.daily)}</td>
    <td class="right nowrap" data-label="Every">${status?.intervalSeconds ? duration(status.intervalSeconds) : nothing}</td>
    <td class="nowrap" data-label="Next poll">${own.state === 'paused' ? html`<span class="soft">paused</span>` : nextPoll(status)}</td>
    <td class="acts"><button class="small" ?disabled=${busy || own.state === 'paused'} @click=${() => acts.poll(row)}>${busy ? 'Polling …' : 'Poll now'}</button>
      <button class="small" @click=${() => acts.pause(row)}>${own.state === 'paused' ? 'Resume' : 'Pause'}</button>
      <button class="small danger" @click=${() => acts.erase(row)}>Delete</button></td></tr>`;
}

/** A status is told at most every ten minutes, so the time in it may be past while polls go on. */
function nextPoll(status) {
  if (!status?.nextDue) return html`<span class="soft">–</span>`;
  return Date.parse(status.nextDue) > Date.now() ? when(status.nextDue) : `within ${duration(status.intervalSeconds)}`;
}

/** Waits for the status that a poll asked for at `asked` brings; null when none comes. */
function polled(id, asked, signal) {
  return new Promise((tell, fail) => {
    const look = async () => {
      try {
        const row = feedRow(await get(feedPath(id), {}, signal));
        if (Date.parse(row.status?.lastPoll ?? 0) >= asked) end(tell, row);
      } catch (error) {
        end(fail, error);
      }
    };
    const end = (how, what) => {
      clearTimeout(patience);
      clearInterval(again);
      deaf();
      how(what);
    };
    const patience = setTimeout(() => end(tell, null), PATIENCE);
    // The event comes at once; a connection that was just lost must not cost the answer.
    const again = setInterval(look, 3000);
    const deaf = listen('feed', (data) => JSON.parse(data).id === id && look());
  });
}

function inWords({ feed: own, status }) {
  if (isTrouble({ feed: own, status })) return `${status.health}. ${status.reason ?? ''}`;
  const fresh = Math.abs(Date.parse(status.lastNew ?? 0) - Date.parse(status.lastPoll)) < 2000;
  return `${status.httpStatus ? `HTTP ${status.httpStatus}, ` : ''}${status.entries} ${status.entries === 1 ? 'entry' : 'entries'}, ${fresh ? 'something new' : 'nothing new'}.`;
}

const noFeeds = () => lost('No feeds yet', 'Nightdesk sees what feeds carry: RSS, Atom, RDF, JSON Feed. Give it any address of a site and it looks for the feed, or import the subscription list of your feed reader.',
  html`<a class="button first" href="/feeds/add">Add feeds</a>`);
