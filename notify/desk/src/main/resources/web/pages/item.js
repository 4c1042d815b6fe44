// One item: left its text with the evidence marked, right its life.
import { html, render, nothing } from '../js/lit.js';
import { get } from '../js/api.js';
import { clock, when } from '../js/time.js';
import { lifeOf, lifeRow } from '../js/life.js';
import { marked } from '../js/marks.js';
import { score, topicChip } from '../js/chips.js';
import { hostOf, outward, wireOf } from '../js/links.js';
import { lost, problem, waiting } from '../js/empty.js';
import { judge, verdictButtons } from '../js/feedback.js';
import { muteButton, muter } from '../js/mute.js';
import { listen, soon } from '../js/live.js';
import { tellersOf } from '../js/outlets.js';
import { showPage } from '../js/frame.js';

export function mount(root, route) {
  const url = route.query.get('url');
  const stop = new AbortController();
  let found = null;
  let error = null;

  async function load() {
    try {
      found = url
        ? await get('/api/items', { url }, stop.signal)
        : await get(`/api/items/${encodeURIComponent(route.params.id)}`, {}, stop.signal);
      found = { item: found.item ?? found.items?.[0], life: found.life ?? [] };
      error = null;
      if (found.item) showPage('wire', found.item.item.title);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      error = failure;
    }
    draw();
  }

  function draw() {
    if (error?.status === 404 || (found && !found.item)) {
      return render(lost('Nightdesk does not have this item',
        error?.hint ?? error?.message ?? `No feed has carried ${url ?? 'it'} since items are kept. If its site has a feed, add it: what comes next will be here.`,
        html`<a class="button" href="/wire">To the wire</a>${url ? html`<a class="button first" href="/feeds/add?url=${encodeURIComponent(url)}">Look for the site's feeds</a>` : nothing}`), root);
    }
    if (error) return render(problem(error, load), root);
    if (!found) return render(waiting(), root);
    render(page(found.item, found.life), root);
  }

  draw();
  load();
  const deaf = listen('delivery', soon(load, 1500));
  return {
    keys: { ...judge(() => found?.item), ...muter(() => found?.item), Escape: () => history.back() },
    leave() {
      stop.abort();
      deaf();
    },
  };
}

function page(view, life) {
  const { item } = view;
  const authors = item.authors.filter((author) => author !== item.outlet);
  const language = view.language === 'und' ? nothing : view.language;
  return html`<article class="itempage">
    <div class="text">
      <p class="soft"><bdi>${item.outlet}</bdi> · ${when(item.published ?? item.seen, 'ago')}${authors.length ? html` · <bdi>${authors.join(', ')}</bdi>` : nothing}</p>
      <h1 dir="auto" lang=${language}>${item.title ? marked(view, 'title') : '(no headline)'}</h1>
      <div class="chips">${view.tags.map((tag) => topicChip(tag.topic, tag.score))}${view.tags.length ? nothing : html`<span class="soft">no topic</span>`}</div>
      <p class="inline">${hostOf(item.url) ? outward(item.url, `Read at ${hostOf(item.url)}`) : html`<span class="soft">${item.url ? 'The feed gives an address that no browser should open.' : 'The feed gives no address.'}</span>`}
        ${view.story ? html`<a href="/stories/${view.story.id}">Story: ${tellersOf(view.story)}</a>` : nothing}</p>
      ${item.summary ? html`<p class="summary" dir="auto" lang=${language}>${marked(view, 'summary')}</p>` : nothing}
      ${item.body ? html`<div class="body" dir="auto" lang=${language}>${marked(view, 'body')}</div>`
        : html`<p class="soft">The feed carries no more text than this.</p>`}
      <div class="inline acts"><span class="soft">Was this right?</span>${verdictButtons(view)}${muteButton(view)}</div>
    </div>
    <aside aria-label="About this item">
      ${reasons(view)}
      <section class="panel"><h2>Life of this item</h2><ol class="life">${lifeOf(view, life).map(lifeRow)}</ol></section>
      ${entities(view)}${copies(view)}${facts(view)}
    </aside></article>`;
}

function reasons(view) {
  if (!view.tags.length) return nothing;
  return html`<section class="panel"><h2>Why these topics</h2>${view.tags.map((tag) => html`
    <div class="why"><div>${topicChip(tag.topic)} <span class="soft">${score(tag.score)}</span></div>
      <ul>${tag.evidence.map((piece) => html`<li><mark dir="auto">${piece.words}</mark> <span class="soft">${piece.signal.replaceAll('-', ' ')}, in the ${piece.field}</span></li>`)}</ul></div>`)}</section>`;
}

function entities(view) {
  if (!view.entities.length) return nothing;
  return html`<section class="panel"><h2>Who is named</h2><ul class="plainlist">${view.entities.map((entity) => html`
    <li><a href=${wireOf(`entity:${entity.id}`)}>${entity.name}</a> <span class="soft">${entity.kind}${entity.decided ? '' : ', sense not decided'}</span> ${spellings(entity).map((words) => html`<mark dir="auto">${words}</mark> `)}${entity.why ? html`<span class="soft">decided by ${entity.why}</span>` : nothing}</li>`)}</ul></section>`;
}

/** As the item spells it, each way once. */
function spellings(entity) {
  return [...new Set(entity.mentions.map((mention) => mention.words))].slice(0, 4);
}

function copies(view) {
  if (view.copies.length < 2) return nothing;
  return html`<section class="panel"><h2>Carried by ${view.copies.length} feeds</h2><ul class="plainlist">${view.copies.map((copy) => html`
    <li><bdi>${copy.url ? outward(copy.url, copy.outlet) : copy.outlet}</bdi> <span class="soft">${when(copy.seen, 'ago')} · ${copy.feed}</span></li>`)}</ul></section>`;
}

function facts(view) {
  const { item } = view;
  const rows = [
    ['Published', item.published ? clock(item.published) : 'no date given'],
    ['Seen', clock(item.seen)],
    ['Language', view.language === 'und' ? 'cannot be told' : view.language],
    ['Feed', html`<a href="/feeds?find=${encodeURIComponent(item.feed)}">${item.feed}</a>`],
    ['Revision', String(view.revision)],
    ['Baseline', item.baseline ? 'yes: it stood there at the first poll, so it alerted nobody' : 'no'],
    ['Repairs', item.repairs.length ? item.repairs.join('; ') : 'none'],
    ['Taxonomy', html`<code>${view.taxonomy}</code>`],
    ['Id', html`<code>${view.id}</code>`],
  ];
  return html`<details class="panel"><summary>Details</summary><dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd class="break">${value}</dd>`)}</dl></details>`;
}
