// What is happening: the latest items, told as the stories that they belong to.
import { html, render, nothing, repeat } from '../js/lit.js';
import { get } from '../js/api.js';
import { when } from '../js/time.js';
import { topicChip } from '../js/chips.js';
import { empty, problem, waiting } from '../js/empty.js';
import { listen, soon } from '../js/live.js';
import { tellersOf } from '../js/outlets.js';

const PAGE = 200;

/** Groups views by story; each keeps its newest reference, which counts all of its items. */
export function told(views) {
  const stories = new Map();
  for (const view of views) {
    if (!view.story) continue;
    const story = stories.get(view.story.id) ?? { ref: view.story, views: [], topics: new Map(), latest: '' };
    if (view.story.items >= story.ref.items) story.ref = view.story;
    story.views.push(view);
    for (const tag of view.tags) story.topics.set(tag.topic, Math.max(tag.score, story.topics.get(tag.topic) ?? 0));
    const seen = view.item.seen;
    if (seen > story.latest) story.latest = seen;
    stories.set(view.story.id, story);
  }
  return [...stories.values()].sort((a, b) => (a.latest < b.latest ? 1 : -1));
}

export function storyRow({ ref, topics, latest }) {
  return html`<li class="storyrow" data-row>
    <div class="what"><a class="headline" data-open href="/stories/${ref.id}" dir="auto">${ref.headline}</a>
      <p class="words">${tellersOf(ref)} · first: <bdi>${ref.firstOutlet}</bdi>, ${when(ref.firstSeen, 'ago')} · latest ${when(latest, 'ago')}${
        ref.state === 'new' ? nothing : html` · <strong class="warn">${ref.state}</strong>`}</p></div>
    <div class="marks chips">${[...topics].map(([topic, score]) => topicChip(topic, score))}</div></li>`;
}

export function mount(root) {
  const state = { views: [], next: null, error: null, loading: true };
  const stop = new AbortController();

  async function load(before) {
    state.loading = true;
    draw();
    try {
      const answer = await get('/api/items', { q: 'topic:*', before, limit: PAGE }, stop.signal);
      state.views = before ? [...state.views, ...answer.items] : answer.items;
      state.next = answer.next ?? null;
      state.error = null;
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.error = error;
    }
    state.loading = false;
    draw();
  }

  function draw() {
    const stories = told(state.views);
    render(html`<div class="head"><h1>Stories</h1><span class="says">${stories.length ? `${stories.length} among the latest items with a topic` : nothing}</span></div>
      ${state.error ? problem(state.error, () => load()) : nothing}
      ${stories.length ? html`<ul class="rows">${repeat(stories, (story) => story.ref.id, storyRow)}</ul>` : nothing}
      ${!stories.length && !state.loading && !state.error ? empty('No story yet', 'A story begins with the first item that has a topic. Items of several outlets about the same event become one story.',
        html`<a class="button" href="/wire">To the wire</a><a class="button" href="/topics">What do we look for?</a>`) : nothing}
      <div class="more">${state.loading ? waiting() : state.next ? html`<button @click=${() => load(state.next)}>Older stories</button>` : nothing}</div>`, root);
  }

  load();
  const look = soon(() => scrollY < 200 && load(), 2000);
  const deaf = [listen('item', look), listen('again', look)];
  return {
    leave() {
      stop.abort();
      deaf.forEach((end) => end());
    },
  };
}
