// What did we tell whom: each alert, its state in one word, every attempt, and what to do.
import { html, render, nothing, repeat } from '../js/lit.js';
import { get, listOf, post } from '../js/api.js';
import { clock, duration, when } from '../js/time.js';
import { state as stateMark, topicChip } from '../js/chips.js';
import { itemOf } from '../js/links.js';
import { adviceFor, moodOf } from '../js/deliveries.js';
import { complain, say } from '../js/notices.js';
import { empty, problem, waiting } from '../js/empty.js';
import { listen, soon } from '../js/live.js';
import { mute } from '../js/mute.js';
import { go } from '../js/router.js';

const STATES = ['', 'delivered', 'pending', 'retry', 'given up', 'suppressed'];

export function mount(root, route) {
  const filter = { subscription: route.query.get('subscription') ?? '', state: route.query.get('state') ?? '' };
  const state = { alerts: [], next: null, error: null, loading: true, subscriptions: new Map(), open: new Set(), waiting: false };
  const stop = new AbortController();

  async function load(before) {
    state.loading = true;
    draw();
    try {
      const answer = await get('/api/alerts', { ...filter, before }, stop.signal);
      const alerts = listOf(answer, 'alerts').map(flat);
      state.alerts = before ? [...state.alerts, ...alerts] : alerts;
      state.next = answer.next ?? null;
      state.error = null;
      state.waiting = false;
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.error = error;
    }
    state.loading = false;
    draw();
  }

  async function names() {
    const all = listOf(await get('/api/subscriptions', {}, stop.signal).catch(() => []), 'subscriptions');
    state.subscriptions = new Map(all.map((one) => [one.id, one.name]));
    draw();
  }

  async function again(alert) {
    try {
      await post(`/api/alerts/${encodeURIComponent(alert.id)}/resend`);
      say('Asked for: it goes out again under the same id.');
    } catch (error) {
      complain(error);
    }
  }

  function choose(change) {
    const wanted = Object.entries({ ...filter, ...change }).filter(([, value]) => value);
    go(`/alerts${wanted.length ? `?${new URLSearchParams(wanted)}` : ''}`);
  }

  function draw() {
    render(html`<div class="head"><h1>Alerts</h1>
        <div class="acts">
          <label class="inline">State <select class="auto" @change=${(event) => choose({ state: event.target.value })}>
            ${STATES.map((word) => html`<option value=${word} ?selected=${word === filter.state}>${word || 'any'}</option>`)}</select></label>
          <label class="inline">Subscription <select class="auto" @change=${(event) => choose({ subscription: event.target.value })}>
            <option value="">any</option>
            ${[...state.subscriptions].map(([id, name]) => html`<option value=${id} ?selected=${id === filter.subscription}>${name}</option>`)}</select></label>
        </div></div>
      <div aria-live="polite">${state.waiting ? html`<button class="fresh" @click=${() => load()}>There is news of deliveries</button>` : nothing}</div>
      ${state.error ? problem(state.error, () => load()) : nothing}
      ${state.alerts.length ? html`<ul class="rows">${repeat(state.alerts, (alert) => alert.id, (alert) => row(alert, state, again, toggle))}</ul>` : nothing}
      ${!state.alerts.length && !state.loading && !state.error ? nobody(filter) : nothing}
      <div class="more">${state.loading ? waiting() : state.next ? html`<button @click=${() => load(state.next)}>Older alerts</button>` : nothing}</div>`, root);
  }

  function toggle(id) {
    if (!state.open.delete(id)) state.open.add(id);
    draw();
  }

  load();
  names();
  // Nothing moves under the reader's eyes: with the first rows in view and none unfolded it is safe.
  const look = soon(() => {
    if (scrollY < 100 && !state.open.size) load();
    else {
      state.waiting = true;
      draw();
    }
  }, 1200);
  const deaf = [listen('delivery', look), listen('again', look)];
  return {
    keys: {
      r: () => load(),
      m: (row) => {
        const alert = state.alerts.find((one) => one.id === row?.dataset.alert);
        if (alert && !alert.test && alert.story !== alert.item) mute(alert.story, { subscription: alert.subscription });
      },
    },
    leave() {
      stop.abort();
      deaf.forEach((end) => end());
    },
  };
}

/** An alert with what became of it, whether they come side by side or one in the other. */
const flat = (one) => (one.alert ? { ...one.alert, state: one.state, deliveries: one.deliveries } : one);

function row(alert, state, again, toggle) {
  const attempts = alert.deliveries ?? [];
  const last = attempts.at(-1);
  const word = alert.state ?? last?.outcome ?? 'pending';
  const open = state.open.has(alert.id);
  const advice = word === 'delivered' ? '' : adviceFor(last?.reason);
  return html`<li class="alertrow" data-row data-alert=${alert.id}>
    <div class="summary">
      <span class="word">${stateMark(word, moodOf(word), last?.reason)}</span>
      <div class="what"><a class="headline" data-open href=${alert.item === 'test' ? '/alerts' : itemOf(alert.item)} dir="auto">${alert.test ? html`<span class="testmark">[test]</span> ` : nothing}${alert.corrects ? html`<strong class="warn">Corrected:</strong> ` : nothing}${alert.headline}</a>
        <p class="words">to <a href="/subscriptions/${alert.subscription}">${state.subscriptions.get(alert.subscription) ?? alert.subscriptionName ?? 'a subscription that is gone'}</a>
          · <bdi>${alert.outlet}</bdi> · ${when(alert.made, 'ago')}${last?.seconds ? ` · ${duration(last.seconds)} after the feed had it` : nothing}${last?.channel ? ` · ${last.channel}` : nothing}</p>
        ${advice ? html`<p class="advice ${word === 'suppressed' ? 'soft' : ''}">${Date.parse(last?.nextAttempt) > Date.now() ? html`Next attempt ${when(last.nextAttempt)}. ` : nothing}${advice}</p>` : nothing}</div>
      <div class="chips">${(alert.reasons ?? []).filter((reason) => reason.topic).map((reason) => topicChip(reason.topic, reason.score))}</div>
      <div class="acts">${word === 'delivered' || word === 'suppressed' || word === 'pending' ? nothing : html`<button class="small" @click=${() => again(alert)}>Send again</button>`}
        ${alert.test || alert.story === alert.item ? nothing : html`<button class="small plain" title="This subscription hears no more of this story (key m)" @click=${() => mute(alert.story, { subscription: alert.subscription })}>Mute</button>`}
        <button class="small" aria-expanded=${open ? 'true' : 'false'} @click=${() => toggle(alert.id)}>${attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`}</button></div>
    </div>
    ${open ? html`<div class="attempts">
      ${(alert.reasons ?? []).map((reason) => html`<p class="break" dir="auto">${reason.before}<mark>${reason.words}</mark>${reason.after}</p>`)}
      ${attempts.length ? html`<table><thead><tr><th scope="col">When</th><th scope="col">Attempt</th><th scope="col">Outcome</th><th scope="col">Answer</th></tr></thead>
        <tbody>${attempts.map((one) => html`<tr><td class="nowrap">${clock(one.at)}</td><td>${one.attempt || '–'}</td>
          <td>${stateMark(one.outcome, moodOf(one.outcome))} ${one.reason ?? nothing}</td><td class="break">${one.detail ?? nothing}</td></tr>`)}</tbody></table>`
        : html`<p class="soft">Nothing was attempted yet.</p>`}
      ${word === 'delivered' ? html`<button class="small" @click=${() => again(alert)}>Send again</button>` : nothing}
      <p class="soft"><code>${alert.id}</code></p></div>` : nothing}
  </li>`;
}

function nobody(filter) {
  if (filter.state || filter.subscription) {
    return empty('No such alert', 'Nothing was made with this state for this subscription.', html`<a class="button" href="/alerts">Show all alerts</a>`);
  }
  return empty('Nobody was told anything yet', 'An alert is made when an item comes in that a subscription matches. A first poll of a feed alerts nobody: what stood there already is no news.',
    html`<a class="button first" href="/subscriptions/new">New subscription</a>`);
}
