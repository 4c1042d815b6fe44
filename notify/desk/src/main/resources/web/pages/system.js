// Is the machine well: the pipeline with live numbers, and what needs a hand.
import { html, render, nothing } from '../js/lit.js';
import { get } from '../js/api.js';
import { duration } from '../js/time.js';
import { state as stateMark } from '../js/chips.js';
import { problem, waiting } from '../js/empty.js';
import { listen, soon } from '../js/live.js';

export function mount(root) {
  const stop = new AbortController();
  let system = null;
  let error = null;

  async function load() {
    try {
      system = await get('/api/system', {}, stop.signal);
      error = null;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      error = failure;
    }
    draw();
  }

  function draw() {
    render(html`<div class="head"><h1>System</h1><span class="says">${system?.version ? `Nightdesk ${system.version}, numbers since its start` : nothing}</span>
        <div class="acts"><a class="button small" href="/metrics" target="_blank">Metrics</a><a class="button small" href="/health/ready" target="_blank">Health</a><a class="button small" href="/contract/" target="_blank">Contract</a></div></div>
      ${error ? problem(error, load) : nothing}${system ? page(system) : error ? nothing : waiting()}`, root);
  }

  draw();
  load();
  const look = soon(load, 1500);
  const deaf = ['item', 'delivery', 'feed', 'again'].map((name) => listen(name, look));
  const timer = setInterval(load, 10000);
  return {
    leave() {
      clearInterval(timer);
      stop.abort();
      deaf.forEach((end) => end());
    },
  };
}

/** The drawing: what happens, in the order of an item's way. */
function page(system) {
  const meters = metersOf(system.numbers);
  const dead = meters.sum('nightdesk.dead.letters') ?? 0;
  const ill = Object.entries(system.components ?? {}).filter(([, one]) => one.state !== 'ready');
  return html`
    ${system.mail?.ready === false ? html`<div class="caution">${system.mail.hint}</div>` : nothing}
    ${/^https?:\/\/(127\.|localhost)/.test(system.url ?? '') && system.mail?.ready ? html`<div class="caution">Links in messages lead to ${system.url}, which only this machine can open. Set <code>desk.url</code> to the address that readers know.</div>` : nothing}
    ${dead ? html`<div class="caution"><strong>${number(dead)} dead ${dead === 1 ? 'letter' : 'letters'} since the start.</strong>
      Records that could not be read or processed. Look at them with <code>nightdesk tail dead-letters</code>.</div>` : nothing}
    ${ill.map(([name, one]) => html`<div class="problem"><strong>${name}: ${one.state}</strong>${one.detail}</div>`)}
    <ol class="pipeline" aria-label="An item's way">${stages(system, meters).map(stage)}</ol>
    ${components(system.components)}`;
}

/** Sums of counters by name and tags; undefined for what this process does not count. */
function metersOf(list) {
  const sum = (name, tags = {}) => {
    const found = (list ?? []).filter((one) => one.name === name && Object.entries(tags).every(([key, tag]) => one[key] === tag));
    return found.length ? found.reduce((all, one) => all + (one.count ?? one.value ?? 0), 0) : undefined;
  };
  const mean = (name) => {
    const found = (list ?? []).filter((one) => one.name === name && one.count > 0);
    return found.length ? found.reduce((all, one) => all + one.total, 0) / found.reduce((all, one) => all + one.count, 0) : undefined;
  };
  return { sum, mean };
}

function stages(system, { sum, mean }) {
  const { total, working } = system.coverage ?? {};
  return [
    { name: 'ingest', text: 'feeds in, items out', numbers: [
      ['feeds', total], ['working', working], ['polls', sum('nightdesk.polls')],
      ['items', sum('nightdesk.items')], ['of these baseline', sum('nightdesk.items', { how: 'baseline' })]] },
    { name: 'classify', text: 'items in, tagged items out', numbers: [
      ['tagged', sum('nightdesk.records.out', { stream: 'tagged' })], ['to stories', sum('nightdesk.records.out', { stream: 'story' })]] },
    { name: 'notify', text: 'alerts and deliveries out', numbers: [
      ['alerts', sum('nightdesk.alerts')], ['delivered', sum('nightdesk.alerts.ended', { outcome: 'delivered' })],
      ['suppressed', sum('nightdesk.alerts.ended', { outcome: 'suppressed' })], ['given up', sum('nightdesk.alerts.ended', { outcome: 'given up' })],
      ['waiting', sum('nightdesk.messages.pending')], ['oldest waiting', seconds(sum('nightdesk.oldest.undelivered.seconds'))],
      ['feed to alert, mean', seconds(mean('nightdesk.feed.to.alert'))], ['median', seconds(system.coverage?.medianSeconds)]] },
    { name: 'archive', text: 'what can be searched', numbers: Object.entries(system.archive ?? {}) },
  ];
}

const seconds = (some) => (some === undefined ? undefined : duration(some));
const number = (some) => (typeof some === 'number' ? some.toLocaleString('en', { maximumFractionDigits: 1 }) : some);

function stage({ name, text, numbers }) {
  const known = numbers.filter(([, value]) => value !== undefined && value !== null);
  return html`<li class="panel"><h2>${name}</h2><p class="soft">${text}</p>
    ${known.length ? html`<dl class="facts">${known.map(([label, value]) => html`<dt>${label}</dt><dd class="right">${number(value)}</dd>`)}</dl>`
      : html`<p class="soft">Nothing counted yet, or it runs in another process, whose own metrics tell.</p>`}</li>`;
}

function components(all) {
  if (!all) return nothing;
  return html`<section class="panel"><h2>Parts of this process</h2><dl class="facts">${Object.entries(all).map(([name, one]) => html`
    <dt>${name}</dt><dd class="break">${stateMark(one.state, one.state === 'ready' ? 'good' : one.state === 'starting' ? 'warn' : 'bad')} <span class="soft">${one.detail}</span></dd>`)}</dl></section>`;
}
