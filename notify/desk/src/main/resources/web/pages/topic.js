// One topic: its signals in plain words, its examples with their state, and a change tried before it goes live.
import { html, render, nothing } from '../js/lit.js';
import { get, post, put } from '../js/api.js';
import { bars } from '../js/bars.js';
import { score, state as stateMark, topicChip } from '../js/chips.js';
import { itemOf, wireOf } from '../js/links.js';
import { say } from '../js/notices.js';
import { lost, problem, waiting } from '../js/empty.js';
import { showPage } from '../js/frame.js';
import { go } from '../js/router.js';

const MODEL = {
  name: 'my-topic', title: 'My topic', description: 'What it means, in a sentence or two.', threshold: 0.5,
  signals: [{ name: 'says the word', query: '"the word"', weight: 0.7, comment: 'why it is there' }],
  doubts: [], implies: [],
  examples: [{ text: 'A headline with the word in it', match: true }, { text: 'A headline that only looks like it', match: false }],
};

export function mount(root, route) {
  const fresh = route.params.name === 'new';
  const stop = new AbortController();
  const state = { topic: null, text: '', editing: fresh, error: null, problems: null, tried: null, busy: '' };

  async function load() {
    try {
      state.topic = fresh ? MODEL : await get(`/api/topics/${encodeURIComponent(route.params.name)}`, {}, stop.signal);
      state.text = pretty(state.topic);
      state.error = null;
      if (!fresh) {
        showPage('topics', state.topic.title);
        check();
      }
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.error = error;
    }
    draw();
  }

  /** The topic as it stands in the editor, or the place where the JSON is wrong. */
  function draft() {
    try {
      return JSON.parse(state.text);
    } catch (error) {
      state.problems = [`This is not JSON: ${error.message}`];
      return null;
    }
  }

  async function run(name, act) {
    const topic = draft();
    if (topic) {
      state.busy = name;
      draw();
      try {
        await act(topic);
        state.error = null;
      } catch (error) {
        if (error.name === 'AbortError') return;
        state.error = error;
      }
      state.busy = '';
    }
    draw();
  }

  const check = () => run('check', async (topic) => {
    state.problems = (await post('/api/topics/check', topic, { signal: stop.signal })).problems ?? [];
  });
  const trial = () => run('try', async (topic) => {
    state.tried = await post('/api/topics/try', topic, { signal: stop.signal });
  });
  const save = () => run('save', async (topic) => {
    state.problems = (await post('/api/topics/check', topic)).problems ?? [];
    if (state.problems.length) return;
    await put(`/api/topics/${encodeURIComponent(topic.name)}`, topic);
    say(`Saved ${topic.name}. Items are read for it from now on.`);
    if (fresh) return go(`/topics/${topic.name}`, { replace: true });
    state.topic = topic;
    state.editing = false;
  });

  function draw() {
    if (state.error?.status === 404 && !state.topic) return render(lost('There is no such topic', 'It may have been deleted.', html`<a class="button" href="/topics">All topics</a>`), root);
    if (!state.topic) return render(state.error ? problem(state.error, load) : waiting(), root);
    render(html`<div class="head"><h1>${fresh ? 'New topic' : state.topic.title}</h1>${fresh ? nothing : topicChip(state.topic.name)}
        <div class="acts">${fresh ? nothing : html`<a class="button" href=${wireOf(`topic:${state.topic.name}`)}>Its items</a>
          <button aria-pressed=${state.editing ? 'true' : 'false'} title="Key e" @click=${() => { state.editing = !state.editing; draw(); }}>${state.editing ? 'Close the editor' : 'Change'}</button>`}</div></div>
      ${state.error ? problem(state.error) : nothing}
      <div class=${state.editing ? 'two even' : ''}>
        ${state.editing ? editor(state, { check, trial, save, type: (text) => { state.text = text; state.problems = null; draw(); } }) : nothing}
        <div class="plaintopic">${plain(shown(state), state.problems)}</div></div>`, root);
  }

  draw();
  load();
  return {
    keys: { e: () => { state.editing = !state.editing; draw(); }, Escape: () => go('/topics') },
    leave: () => stop.abort(),
  };
}

/** While the text in the editor is JSON it is what is shown in words. */
function shown({ editing, text, topic }) {
  try {
    return editing ? { ...topic, ...JSON.parse(text) } : topic;
  } catch {
    return topic;
  }
}

const pretty = (topic) => JSON.stringify(topic, null, 2);

function editor(state, { check, trial, save, type }) {
  return html`<section class="panel"><h2><label for="json">The topic as JSON</label></h2>
    <textarea id="json" class="code tall" spellcheck="false" .value=${state.text} aria-invalid=${state.problems?.length ? 'true' : 'false'} @input=${(event) => type(event.target.value)}></textarea>
    <div class="inline"><button @click=${check} ?disabled=${state.busy}>${state.busy === 'check' ? 'Checking …' : 'Check'}</button>
      <button @click=${trial} ?disabled=${state.busy}>${state.busy === 'try' ? 'Trying …' : 'Try this change'}</button>
      <button class="first" @click=${save} ?disabled=${state.busy}>${state.busy === 'save' ? 'Saving …' : 'Save'}</button></div>
    <div aria-live="polite">${problems(state.problems)}${state.tried ? trialOf(state.tried) : nothing}</div></section>`;
}

function problems(list) {
  if (!list) return nothing;
  if (!list.length) return html`<p>${stateMark('All queries can be read and all examples come out right', 'good')}</p>`;
  return html`<div class="problem"><strong>${list.length === 1 ? 'One thing is not right' : `${list.length} things are not right`}</strong><ul>${list.map((one) => html`<li class="break">${one.message ?? one.error ?? one}</li>`)}</ul></div>`;
}

function trialOf(tried) {
  const views = (title, list, count, hint) => (list?.length ? html`<h3>${title}${count === undefined ? '' : `: ${count}`}</h3>${hint ? html`<p class="hint">${hint}</p>` : nothing}
    <ul class="plainlist hits">${list.map((view) => html`<li><a class="headline" href=${itemOf(view.id)} target="_blank" dir="auto">${view.item.title}</a>
      <p class="words"><bdi>${view.item.outlet}</bdi>${view.score ? html` · score ${score(view.score)}` : nothing}</p></li>`)}</ul>` : nothing);
  const { days, total, before, perDay, hits, near, added, addedTotal, removed, removedTotal, looked, threshold } = tried;
  return html`<section class="trial"><h3>Over the last ${days} days</h3>
    <p class="big"><strong>${total}</strong> of ${looked.toLocaleString('en')} items would have it; ${before} have it now${total === before && !addedTotal && !removedTotal ? ', the same ones' : ''}.</p>
    ${bars(perDay, { label: 'items per day' })}
    ${views('New', added, addedTotal)}${views('No longer', removed, removedTotal)}
    ${views(total > 10 ? 'The last ten' : 'Hits', hits)}${views('Near misses', near, undefined, `Their score stays under ${threshold}.`)}</section>`;
}

function plain(topic, found) {
  const strength = (weight) => (weight >= 0.8 ? 'enough by itself' : weight >= 0.5 ? 'strong' : weight >= 0.25 ? 'some' : 'weak');
  const signals = (title, list, text) => (list?.length ? html`<section class="panel"><h2>${title}</h2><p class="soft">${text}</p>
    <ul class="plainlist signals">${list.map((signal) => html`<li><div><strong>${signal.name.replaceAll('-', ' ')}</strong> <span class="soft">${strength(signal.weight)}, ${signal.weight}</span></div>
      <code class="break">${signal.query}</code>${signal.comment ? html`<p class="soft">${signal.comment}</p>` : nothing}</li>`)}</ul></section>` : nothing);
  const texts = (found ?? []).map((one) => String(one.message ?? one.error ?? one));
  const fails = (example) => texts.some((text) => text.includes(example.text.slice(0, 40)));
  return html`<p>${topic.description}</p>
    ${signals('What speaks for it', topic.signals, `The weights add up, each taking its share of the doubt that is left; the topic is given from ${topic.threshold}.`)}
    ${signals('What speaks against it', topic.doubts, 'A doubt that matches lowers the score.')}
    ${topic.implies?.length ? html`<p>An item with it also gets ${topic.implies.map((name) => topicChip(name))}</p>` : nothing}
    ${topic.examples?.length ? html`<section class="panel"><h2>Examples</h2><ul class="plainlist signals">${topic.examples.map((example) => html`
      <li><div>${found ? (fails(example) ? stateMark('comes out wrong', 'bad') : found.length ? nothing : stateMark('comes out right', 'good')) : nothing} <span class="soft">must ${example.match ? '' : 'not '}match</span></div><span dir="auto">${example.text}</span></li>`)}</ul></section>` : nothing}`;
}
