// What do we look for.
import { html, render, nothing } from '../js/lit.js';
import { get, listOf, remove } from '../js/api.js';
import { hue } from '../js/chips.js';
import { wireOf } from '../js/links.js';
import { undoable } from '../js/notices.js';
import { empty, problem, waiting } from '../js/empty.js';
import { go } from '../js/router.js';

export function mount(root) {
  const stop = new AbortController();
  const hidden = new Set();
  let topics = null;
  let error = null;

  async function load() {
    try {
      topics = listOf(await get('/api/topics', {}, stop.signal), 'topics');
      error = null;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      error = failure;
    }
    draw();
  }

  function erase(topic) {
    hidden.add(topic.name);
    draw();
    undoable(`Deleted the topic ${topic.name}.`,
      (leaving) => remove(`/api/topics/${encodeURIComponent(topic.name)}`, { keepalive: leaving }),
      () => {
        hidden.delete(topic.name);
        draw();
      });
  }

  function draw() {
    const shown = topics?.filter((topic) => !hidden.has(topic.name)) ?? [];
    render(html`<div class="head"><h1>Topics</h1><span class="says">What items are read for. A change works at once, without a restart.</span>
        <div class="acts"><a class="button first" href="/topics/new" title="Key n">New topic</a></div></div>
      ${error ? problem(error, load) : nothing}${!topics && !error ? waiting() : nothing}
      ${topics && !shown.length ? empty('No topics', 'A topic is a name, signals that speak for it, and examples that must and must not match. Without topics items get no tags, but subscriptions by words still work.', html`<a class="button first" href="/topics/new">New topic</a>`) : nothing}
      <div class="cards">${shown.map((topic) => html`<section class="panel topiccard ${hue(topic.name)}" data-row data-name=${topic.name}>
        <h2><a data-open href="/topics/${topic.name}">${topic.title}</a> <code>${topic.name}</code></h2>
        <p>${topic.description}</p>
        <p class="soft">${count(topic.signals, 'signal')}, ${count(topic.doubts, 'doubt')}, ${count(topic.examples, 'example')} · given from a score of ${topic.threshold}${topic.implies?.length ? ` · also gives ${topic.implies.join(', ')}` : ''}</p>
        <div class="inline"><a class="button small" href="/topics/${topic.name}">Look and change</a><a class="button small" href=${wireOf(`topic:${topic.name}`)}>Its items</a>
          <button class="small danger" @click=${() => erase(topic)}>Delete</button></div></section>`)}</div>`, root);
  }

  draw();
  load();
  return {
    keys: { n: () => go('/topics/new'), e: (focused) => focused && go(`/topics/${focused.dataset.name}`) },
    leave: () => stop.abort(),
  };
}

const count = (list, word) => `${list?.length ?? 0} ${word}${list?.length === 1 ? '' : 's'}`;
