// One subscription: the form and the query beside what it would have caught.
import { html, render, nothing } from '../js/lit.js';
import { get, listOf, post, put } from '../js/api.js';
import { go } from '../js/router.js';
import { querybox } from '../js/querybox.js';
import { emptyForm, formOf, listed, written } from '../js/queryform.js';
import { channelFields, channelBody, restBody, restFields, rhythmFields, rhythmBody, signingKey } from '../js/channelform.js';
import { previewPanel, makePreview } from '../js/preview.js';
import { hear } from '../js/mute.js';
import { complain, say } from '../js/notices.js';
import { lost, problem, waiting } from '../js/empty.js';
import { topicChip } from '../js/chips.js';

const FRESH = {
  name: '', query: '', channel: { kind: 'mail', address: '' }, rhythm: { kind: 'at-once' }, backfillHours: 0, discreet: false, quietHours: null, atMostPerDay: null,
};

export function mount(root, route) {
  const id = route.params.id === 'new' ? null : route.params.id;
  const stop = new AbortController();
  const state = { draft: null, topics: [], mail: null, error: null, saving: false, asQuery: false, form: emptyForm(), changed: false };
  const preview = makePreview(draw, stop.signal);
  const box = querybox({
    draw, check: true, id: 'query', label: 'Query', placeholder: 'topic:sanctions AND (spyware OR predator)',
    onInput: (text) => { setQuery(text); },
  });

  function setQuery(text) {
    state.draft.query = text;
    state.changed = true;
    const form = formOf(text);
    if (form) state.form = form;
    preview.ask(text);
  }

  function setForm(change) {
    Object.assign(state.form, change);
    const text = written(state.form);
    state.draft.query = text;
    state.changed = true;
    box.set(text);
    preview.ask(text);
    draw();
  }

  function adopt(subscription) {
    state.draft = { ...structuredClone(FRESH), ...subscription };
    box.set(state.draft.query);
    const form = formOf(state.draft.query);
    state.asQuery = form === null;
    if (form) state.form = form;
    preview.ask(state.draft.query);
    draw();
  }

  async function load() {
    try {
      const [topics, system, subscription] = await Promise.all([
        get('/api/topics', {}, stop.signal).catch(() => []),
        get('/api/system', {}, stop.signal).catch(() => ({})),
        id ? get(`/api/subscriptions/${encodeURIComponent(id)}`, {}, stop.signal) : null,
      ]);
      state.topics = listOf(topics, 'topics');
      state.mail = system.mail ?? null;
      state.linksStay = /^https?:\/\/(127\.|localhost|\[::1\])/.test(system.url ?? '') ? system.url : null;
      const query = route.query.get('q') ?? '';
      adopt(subscription ?? { query, ...(state.mail?.ready === false && { channel: { kind: 'webhook', url: '', secret: signingKey() } }) });
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.error = error;
      draw();
    }
  }

  async function save(event) {
    event.preventDefault();
    state.saving = true;
    state.error = null;
    draw();
    const { name, query, channel, rhythm, backfillHours, discreet } = state.draft;
    const body = { name: name.trim() || nameFor(query), query, channel: channelBody(channel), rhythm: rhythmBody(rhythm), backfillHours: backfillHours || undefined, discreet, ...restBody(state.draft) };
    try {
      const saved = await (id ? put(`/api/subscriptions/${id}`, body) : post('/api/subscriptions', body));
      say(`Saved “${saved.name ?? body.name}”.`);
      if (event.submitter?.value === 'test') await post(`/api/subscriptions/${saved.id ?? id}/test`).then(() => say('A test is on its way.'), complain);
      go('/subscriptions');
    } catch (error) {
      state.error = error;
      state.saving = false;
      if (error.position !== undefined) {
        box.error = error;
        state.asQuery = true;
      }
      draw();
    }
  }

  function draw() {
    if (state.error?.status === 404) return render(lost('There is no such subscription', 'It may have been deleted.', html`<a class="button" href="/subscriptions">All subscriptions</a>`), root);
    if (!state.draft) return render(state.error ? problem(state.error, load) : waiting(), root);
    const { draft } = state;
    const set = (change) => {
      Object.assign(draft, change);
      state.changed = true;
      draw();
    };
    render(html`<div class="head"><h1>${id ? draft.name || 'Subscription' : 'New subscription'}</h1>
        ${id ? html`<div class="acts"><a class="button small" href="/alerts?subscription=${id}">Its alerts</a></div>` : nothing}</div>
      <div class="two">
        <form class="panel" @submit=${save} novalidate>
          ${state.error && state.error.position === undefined ? problem(state.error) : nothing}
          <div class="field"><label for="name">Name</label>
            <input id="name" maxlength="120" .value=${draft.name} placeholder=${nameFor(draft.query)} aria-invalid=${state.error?.field === 'name' ? 'true' : 'false'} @input=${(event) => set({ name: event.target.value })}></div>
          ${what(state, box, setForm, (asQuery) => { state.asQuery = asQuery; draw(); })}
          ${channelFields(draft.channel, state, (channel) => set({ channel }))}
          ${state.linksStay ? html`<p class="hint">Links in messages say ${state.linksStay}, which only this machine can open: set <code>desk.url</code>.</p>` : nothing}
          ${rhythmFields(draft.rhythm, (rhythm) => set({ rhythm }))}
          ${restFields(draft, state, set)}
          ${muted(draft, set)}
          <details class="field" ?open=${Boolean(draft.discreet || draft.backfillHours)}><summary>More</summary>
            <label class="choice"><input type="checkbox" .checked=${Boolean(draft.discreet)} @change=${(event) => set({ discreet: event.target.checked })}>Discreet: the subject says only “1 new alert”</label>
            <label class="choice">When a feed is read for the first time, also tell of the last
              <input type="number" min="0" max="720" size="4" .value=${String(draft.backfillHours ?? 0)} @input=${(event) => set({ backfillHours: Number(event.target.value) })}> hours</label></details>
          <div class="inline"><button class="first" name="then" value="" ?disabled=${state.saving || !draft.query.trim()}>${state.saving ? 'Saving …' : 'Save'}</button>
            <button name="then" value="test" ?disabled=${state.saving || !draft.query.trim()}>Save and send a test</button>
            <a href="/subscriptions">Cancel</a></div>
        </form>
        ${previewPanel(preview, draft.query)}
      </div>`, root);
  }

  draw();
  load();
  return { keys: { Escape: () => go('/subscriptions') }, leave: () => stop.abort() };
}

/** Stories that this subscription was told to leave out. */
function muted({ id, mutedStories = [] }, set) {
  if (!mutedStories.length) return nothing;
  const again = async (story) => {
    await hear(story, id);
    set({ mutedStories: mutedStories.filter((other) => other !== story) });
  };
  return html`<div class="field"><span class="label">Muted stories</span><ul class="plainlist">${mutedStories.map((story) => html`
    <li><a href="/stories/${story}">Story ${story.slice(0, 8)}</a> <button type="button" class="small plain" @click=${() => again(story)}>Hear of it again</button></li>`)}</ul></div>`;
}

function nameFor(query) {
  const words = query.replace(/\b(topic|source|entity|language|title|summary|body|story):/g, '').replace(/[()"*]/g, '').replace(/ (AND|OR) /g, ', ');
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

function what(state, box, setForm, show) {
  const fits = formOf(state.draft.query) !== null;
  return html`<fieldset class="field"><legend>What</legend>
    <div class="tabs" role="group" aria-label="Form or query">
      <button type="button" aria-pressed=${state.asQuery ? 'false' : 'true'} ?disabled=${!fits} title=${fits ? nothing : 'This query says more than the form can show'} @click=${() => show(false)}>Form</button>
      <button type="button" aria-pressed=${state.asQuery ? 'true' : 'false'} @click=${() => show(true)}>Query</button></div>
    ${state.asQuery ? html`<div class="field query">${box.view()}
        <p class="hint">Words side by side must all occur; <code>OR</code>, <code>AND</code>, <code>-not</code>, <code>"a phrase"</code>, <code>surveil*</code>, <code>a NEAR/5 b</code>; <code>topic:</code> <code>entity:</code> <code>source:</code> <code>language:</code> <code>title:</code>
        ${fits ? nothing : html`This query says more than the form can show.`}</p></div>`
      : form(state, setForm)}</fieldset>`;
}

function form(state, setForm) {
  const { form: chosen } = state;
  const names = [...new Set([...state.topics.map((topic) => topic.name), ...chosen.topics])];
  const titles = new Map(state.topics.map((topic) => [topic.name, topic.title]));
  const list = (name, label, hint) => html`<div class="field"><label for="f-${name}">${label}</label>
    <input id="f-${name}" .value=${chosen[name].join(', ')} @change=${(event) => setForm({ [name]: listed(event.target.value) })}><p class="hint">${hint}</p></div>`;
  return html`<div class="queryform">
    <div class="field"><span class="label" id="f-topics">One of these topics</span>
      <div role="group" aria-labelledby="f-topics">${names.map((name) => html`<label class="choice">
        <input type="checkbox" .checked=${chosen.topics.includes(name)} @change=${(event) =>
          setForm({ topics: event.target.checked ? [...chosen.topics, name] : chosen.topics.filter((other) => other !== name) })}>
        ${topicChip(name)} <span class="soft">${titles.get(name) ?? ''}</span></label>`)}</div></div>
    ${list('words', 'and one of these words or phrases', 'Separated by commas: predator, zero click, surveil*')}
    ${list('entities', 'and who is named', 'Ids of companies, products, people: nso-group. Or vendor, product, person.')}
    ${list('sources', 'and from these sources', 'Names of outlets or hosts. Empty: from all.')}
    ${list('languages', 'and in these languages', 'en, de, el … Empty: in all.')}
    ${state.draft.query ? html`<p class="hint">As a query: <code>${state.draft.query}</code></p>` : nothing}</div>`;
}
