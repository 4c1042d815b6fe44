// One story: its items, the first on top, as they came in.
import { html, render, nothing, repeat } from '../js/lit.js';
import { get } from '../js/api.js';
import { when } from '../js/time.js';
import { lost, problem, waiting } from '../js/empty.js';
import { showPage } from '../js/frame.js';
import { judge } from '../js/feedback.js';
import { hear, mute } from '../js/mute.js';
import { ORIGINS, tellersOf } from '../js/outlets.js';
import { told } from './stories.js';
import { wireRow } from './wire.js';

export function mount(root, route) {
  const query = `story:${route.params.id}`;
  const stop = new AbortController();
  let views = null;
  let muted = [];

  async function load() {
    try {
      const [items, mutes] = await Promise.all([
        get('/api/items', { q: query, limit: 200 }, stop.signal),
        get(`/api/stories/${encodeURIComponent(route.params.id)}/mute`, {}, stop.signal),
      ]);
      views = items.items;
      muted = mutes.subscriptions;
      draw();
    } catch (error) {
      if (error.name !== 'AbortError') render(problem(error, load), root);
    }
  }

  function draw() {
    const [story] = told(views);
    if (!story) {
      return render(lost('There is no such story', 'It may be older than what the archive keeps.', html`<a class="button" href="/stories">All stories</a>`), root);
    }
    const { ref } = story;
    showPage('stories', ref.headline);
    const inOrder = [...views].sort((a, b) => (a.item.seen < b.item.seen ? -1 : 1));
    render(html`<div class="head"><h1 dir="auto">${ref.headline}</h1>
        <div class="acts"><button title="No subscription hears more of it (key m)" @click=${() => mute(route.params.id, { after: load })}>Mute this story</button>
          <a class="button" href="/subscriptions/new?q=${encodeURIComponent(query)}">Follow this story</a></div></div>
      <p class="soft"><span title=${ORIGINS}>${tellersOf(ref)}</span> · first: <bdi>${ref.firstOutlet}</bdi>, ${when(ref.firstSeen, 'ago')}
        · state: ${ref.state}${ref.change > 1 ? `, change ${ref.change}` : nothing}</p>
      ${muted.length ? html`<p class="caution">Muted for ${muted.map((name, i) => html`${i ? ', ' : ''}“${name}”`)}. <button class="plain" @click=${() => hear(route.params.id).then(load)}>Hear of it again</button></p>` : nothing}
      <ul class="rows wire">${repeat(inOrder, (view) => view.id, (view) => wireRow(view, { inStory: true }))}</ul>`, root);
  }

  render(waiting(), root);
  load();
  return {
    keys: { ...judge((row) => views?.find((view) => view.id === row?.dataset.item)), m: () => mute(route.params.id, { after: load }), Escape: () => history.back() },
    leave: () => stop.abort(),
  };
}
