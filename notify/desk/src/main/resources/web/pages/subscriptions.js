// Who wants to hear what.
import { html, render, nothing, repeat } from '../js/lit.js';
import { get, listOf, post, remove } from '../js/api.js';
import { state as stateMark } from '../js/chips.js';
import { wireOf } from '../js/links.js';
import { channelText, restText, rhythmText } from '../js/deliveries.js';
import { complain, say, undoable } from '../js/notices.js';
import { empty, problem, waiting } from '../js/empty.js';
import { go } from '../js/router.js';

const MOOD = { active: 'good', paused: 'warn', unsubscribed: 'bad' };

export function mount(root) {
  const stop = new AbortController();
  const hidden = new Set();
  let all = null;
  let mail = null;
  let error = null;

  async function load() {
    try {
      [all, mail] = await Promise.all([
        get('/api/subscriptions', {}, stop.signal).then((answer) => listOf(answer, 'subscriptions')),
        get('/api/system', {}, stop.signal).then((system) => system.mail, () => null),
      ]);
      error = null;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      error = failure;
    }
    draw();
  }

  async function act(one, verb, text) {
    try {
      await post(`/api/subscriptions/${one.id}/${verb}`);
      say(text);
      load();
    } catch (failure) {
      complain(failure);
    }
  }

  function erase(one) {
    hidden.add(one.id);
    draw();
    undoable(`Deleted “${one.name}”.`,
      (leaving) => remove(`/api/subscriptions/${one.id}`, { keepalive: leaving }).then(() => { all = all.filter((other) => other.id !== one.id); }),
      () => {
        hidden.delete(one.id);
        draw();
      });
  }

  function draw() {
    const shown = all?.filter((one) => !hidden.has(one.id)) ?? [];
    render(html`<div class="head"><h1>Subscriptions</h1><span class="says">${shown.length || nothing}</span>
        <div class="acts"><a class="button first" href="/subscriptions/new" title="Key n">New subscription</a></div></div>
      ${error ? problem(error, load) : nothing}
      ${!all && !error ? waiting() : nothing}
      ${mail?.ready === false && shown.some((one) => one.channel?.kind === 'mail') ? html`<div class="caution">${mail.hint} What these subscriptions would have told stands under Alerts.</div>` : nothing}
      ${all && !shown.length ? empty('Nobody hears of anything yet', 'A subscription says which items matter to someone, where to tell them, and how often. You see what it would have caught before you save it.',
        html`<a class="button first" href="/subscriptions/new">New subscription</a><a class="button" href="/wire">Start from the wire</a>`) : nothing}
      ${shown.length ? html`<ul class="rows">${repeat(shown, (one) => one.id, row)}</ul>` : nothing}`, root);
  }

  const row = (one) => html`<li class="subrow" data-row data-id=${one.id}>
    <div class="what"><a class="headline" data-open href="/subscriptions/${one.id}">${one.name}</a>
      <p class="words"><a class="code" href=${wireOf(one.query)}>${one.query}</a></p>
      <p class="words">${channelText(one.channel)} · ${rhythmText(one.rhythm)}${restText(one)}${one.discreet ? ' · discreet subject' : nothing}</p>
      ${one.stoppedSince ? html`<p class="words bad">Nothing is sent: the receiver answered that it wants no more (410). Edit it to give another address.</p>` : nothing}</div>
    <span class="word">${stateMark(one.state, MOOD[one.state] ?? 'soft')}</span>
    <div class="acts">
      <a class="button small" href="/alerts?subscription=${one.id}">Alerts</a>
      ${one.state === 'unsubscribed' ? nothing : html`<button class="small" @click=${() => act(one, 'test', 'A test is on its way; see Alerts for how it went.')}>Send a test</button>`}
      ${one.state === 'active'
        ? html`<button class="small" @click=${() => act(one, 'pause', `Paused “${one.name}”.`)}>Pause</button>`
        : one.state === 'unsubscribed' ? nothing : html`<button class="small" @click=${() => act(one, 'resume', `“${one.name}” is active.`)}>Resume</button>`}
      <a class="button small" href="/subscriptions/${one.id}">Edit</a>
      <button class="small danger" @click=${() => erase(one)}>Delete</button></div></li>`;

  draw();
  load();
  return {
    keys: { n: () => go('/subscriptions/new'), e: (focused) => focused && go(`/subscriptions/${focused.dataset.id}`) },
    leave: () => stop.abort(),
  };
}
