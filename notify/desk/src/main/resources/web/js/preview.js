// What a query would have caught in the items already there: the past tells the truth about the future.
import { html, nothing } from './lit.js';
import { post } from './api.js';
import { bars } from './bars.js';
import { when } from './time.js';
import { snippet } from './marks.js';
import { topicChips } from './chips.js';
import { itemOf } from './links.js';
import { problem, waiting } from './empty.js';

/** Asks for previews while a query changes; only the answer to the latest question is shown. */
export function makePreview(draw, signal) {
  const preview = { days: 7, result: null, error: null, busy: false };
  let timer = 0;
  let turn = 0;
  let query = '';

  async function ask() {
    const mine = ++turn;
    preview.busy = true;
    draw();
    try {
      const result = await post('/api/preview', { query, days: preview.days }, { signal });
      if (mine !== turn) return;
      Object.assign(preview, { result: { ...result, perDay: days(result.perDay, preview.days), outlets: counted(result.outlets) }, error: null, busy: false });
    } catch (error) {
      if (mine !== turn || error.name === 'AbortError') return;
      Object.assign(preview, { error: error.position === undefined ? error : null, result: null, busy: false });
    }
    draw();
  }

  preview.ask = (text) => {
    query = text.trim();
    clearTimeout(timer);
    if (!query) {
      turn++;
      Object.assign(preview, { result: null, error: null, busy: false });
      return;
    }
    timer = setTimeout(ask, 350);
  };
  preview.setDays = (days) => {
    preview.days = days;
    if (query) ask();
  };
  return preview;
}

/** `{name: count}` or a list, as a list. */
const counted = (some) => (Array.isArray(some) ? some : Object.entries(some ?? {}).map(([outlet, count]) => ({ outlet, count })));

/** One entry for each of the days up to today (UTC), those without any included. */
function days(some, length) {
  const known = new Map(Array.isArray(some) ? some.map((one) => [one.day, one.count]) : Object.entries(some ?? {}));
  return Array.from({ length }, (_, i) => {
    const day = new Date(Date.now() - (length - 1 - i) * 86400000).toISOString().slice(0, 10);
    return { day, count: known.get(day) ?? 0 };
  });
}

export function previewPanel(preview, query) {
  const { result } = preview;
  return html`<section class="panel preview" aria-label="Preview" aria-live="polite">
    <div class="head"><h2>What it would have caught</h2>
      <div class="acts tabs" role="group" aria-label="Over how many days">${[7, 30].map((days) => html`
        <button type="button" aria-pressed=${preview.days === days ? 'true' : 'false'} @click=${() => preview.setDays(days)}>${days} days</button>`)}</div></div>
    ${!query.trim() ? html`<p class="soft">Choose a topic or write some words: the items already there show at once what would have come.</p>` : nothing}
    ${preview.error ? problem(preview.error) : nothing}
    ${preview.busy && !result ? waiting('Looking …') : nothing}
    ${result && query.trim() ? answer(result, preview) : nothing}</section>`;
}

function answer(result, preview) {
  const week = result.perWeek ?? ((result.tellings ?? result.total) / preview.days) * 7;
  return html`
    <p class="big"><strong>${result.total}</strong> ${result.total === 1 ? 'item' : 'items'} in ${preview.days} days, about <strong>${week >= 10 ? Math.round(week) : +week.toFixed(1)}</strong> interruptions a week</p>
    ${bars(result.perDay, { label: 'items per day' })}
    ${result.outlets.length ? html`<p class="soft">Mostly from ${result.outlets.slice(0, 5).map((outlet, i) => html`${i ? ', ' : ''}<bdi>${outlet.outlet ?? outlet.name ?? outlet}</bdi>${outlet.count ? ` (${outlet.count})` : ''}`)}</p>` : nothing}
    ${result.total === 0 ? html`<p>Nothing of these days matches. It may still be right: it will match what comes in from now on.</p>` : nothing}
    ${hits(result.total > 10 ? 'The last ten' : 'Hits', result.hits)}${hits('Near misses', result.near, 'What one condition less would have brought.')}
    <p class="hint">Items as they stand now, before quiet hours and before the telling of one story only once.</p>`;
}

function hits(title, views, hint) {
  if (!views?.length) return nothing;
  return html`<h3>${title}</h3>${hint ? html`<p class="hint">${hint}</p>` : nothing}<ul class="plainlist hits">${views.slice(0, 10).map((view) => html`<li>
    <a class="headline" href=${itemOf(view.id)} target="_blank" dir="auto">${view.item.title || '(no headline)'}</a>
    <p class="words" dir="auto">${snippet(view)}</p>
    <p class="words"><bdi>${view.item.outlet}</bdi> · ${when(view.item.published ?? view.item.seen, 'ago')} ${topicChips(view.tags)}${view.missed ? html` <span class="missed">${view.missed}</span>` : nothing}</p></li>`)}</ul>`;
}
