// A list to begin with, for a desk that has no feeds yet: public addresses, each added only when chosen.
import { html, nothing } from './lit.js';
import { get, post } from './api.js';
import { outward } from './links.js';
import { problem, waiting } from './empty.js';

/** Makes the list; `after` is called when feeds were added. */
export function makeStarter({ draw, signal, after }) {
  const starter = { folders: null, chosen: new Set(), error: null, added: null };

  async function load() {
    try {
      starter.folders = (await get('/starter.json', {}, signal)).folders;
      for (const feed of starter.folders.flatMap((folder) => folder.feeds)) starter.chosen.add(feed.url);
    } catch (error) {
      if (error.name === 'AbortError') return;
      starter.error = error;
    }
    draw();
  }

  async function add() {
    const wanted = starter.folders.flatMap((folder) => folder.feeds.map((feed) => ({ ...feed, folders: [folder.name] })))
      .filter((feed) => starter.chosen.has(feed.url));
    starter.error = null;
    for (const [i, feed] of wanted.entries()) {
      starter.added = { count: i, of: wanted.length };
      draw();
      try {
        await post('/api/feeds', feed);
      } catch (error) {
        if (error.status !== 409) starter.error = error; // 409: there already
      }
      if (starter.error) break;
    }
    starter.added = null;
    draw();
    if (!starter.error) after(wanted.length);
  }

  function choose(url, on) {
    if (on) starter.chosen.add(url);
    else starter.chosen.delete(url);
    draw();
  }

  starter.view = () => html`<section class="panel starter" aria-label="A list to begin with"><h2>A list to begin with</h2>
    <p class="soft">News, rights, security and official sources with public feeds. Each is read from its own site.</p>
    ${starter.error ? problem(starter.error) : nothing}
    ${starter.folders ? html`<div class="cards">${starter.folders.map((folder) => html`<fieldset><legend>${folder.name}</legend>${folder.feeds.map((feed) => html`
      <label class="choice"><input type="checkbox" .checked=${starter.chosen.has(feed.url)} @change=${(event) => choose(feed.url, event.target.checked)}>
        <span>${feed.title} <span class="soft break">${outward(feed.url, new URL(feed.url).host.replace(/^www\./, ''))}</span></span></label>`)}</fieldset>`)}</div>
      <div class="inline"><button class="first" ?disabled=${Boolean(starter.added) || !starter.chosen.size} @click=${add}>Add ${starter.chosen.size} ${starter.chosen.size === 1 ? 'feed' : 'feeds'}</button>
      ${starter.added ? html`<progress max=${starter.added.of} value=${starter.added.count} aria-label="Adding feeds"></progress> ${starter.added.count} of ${starter.added.of}` : nothing}</div>`
      : starter.error ? nothing : waiting()}</section>`;
  load();
  return starter;
}
