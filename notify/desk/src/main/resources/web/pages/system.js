// Is the machine well: the pipeline with live numbers, and what needs a hand.
import { html, render, nothing } from '../js/lit.js';
import { get } from '../js/api.js';
import { duration } from '../js/time.js';
import { bars } from '../js/bars.js';
import { bytes } from '../js/bytes.js';
import { drawing } from '../js/drawing.js';
import { state as stateMark } from '../js/chips.js';
import { problem, waiting } from '../js/empty.js';
import { rolesTable } from '../js/roles.js';
import { listen, soon } from '../js/live.js';

export function mount(root) {
  const stop = new AbortController();
  let system = null;
  let roles = null;
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

  /** Asked apart: Kafka may take its time, and the numbers should not. */
  async function ask() {
    try {
      roles = await get('/api/system/roles', {}, stop.signal);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      roles = failure;
    }
    draw();
  }

  function draw() {
    render(html`<div class="head"><h1>System</h1><span class="says">${system?.version ? `Nightdesk ${system.version}, numbers since its start` : nothing}</span>
        <div class="acts"><a class="button small" href="/dead-letters">Dead letters</a><a class="button small" href="/metrics" target="_blank">Metrics</a><a class="button small" href="/health/ready" target="_blank">Health</a><a class="button small" href="/contract/" target="_blank">Contract</a></div></div>
      ${error ? problem(error, load) : nothing}${system ? page(system, roles) : error ? nothing : waiting()}`, root);
  }

  draw();
  load();
  ask();
  const look = soon(load, 1500);
  const deaf = ['item', 'delivery', 'feed', 'again'].map((name) => listen(name, look));
  const timer = setInterval(() => {
    load();
    ask();
  }, 10000);
  return {
    leave() {
      clearInterval(timer);
      stop.abort();
      deaf.forEach((end) => end());
    },
  };
}

/** What needs a hand first, then the drawing, then how fast, how much, and the parts. */
function page(system, roles) {
  const meters = metersOf(system.numbers);
  const dead = meters.sum('nightdesk.dead.letters') ?? 0;
  const ill = Object.entries(system.components ?? {}).filter(([, one]) => one.state !== 'ready');
  return html`
    ${system.mail?.ready === false ? html`<div class="caution">${system.mail.hint}</div>` : nothing}
    ${linksStayHere(system)}
    ${dead ? html`<div class="caution"><strong>${number(dead)} dead ${dead === 1 ? 'letter' : 'letters'} since the start.</strong>
      Records that could not be read or processed; nothing else waits for them. <a href="/dead-letters">Look at them</a>; once the cause is mended, <code>nightdesk replay dead-letters</code> puts them back.</div>` : nothing}
    ${ill.map(([name, one]) => html`<div class="problem"><strong>${name}: ${one.state}</strong>${one.detail}</div>`)}
    ${drawing(stages(system, meters), beside(system, meters, dead))}
    <div class="cards">${speed(system)}${storage(system.storage)}${components(system.components)}</div>
    ${rolesTable(roles)}`;
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

/** Numbers that are known, as text; what another process counts is left out. */
const told = (numbers) => numbers.filter(([, value]) => value !== undefined && value !== null).map(([label, value]) => [label, number(value)]);

function mood(system, service) {
  const state = system.components?.[service]?.state;
  if (state !== undefined && state !== 'ready') return state === 'starting' ? 'warn' : 'bad';
  return system.behind?.[service] > 1000 ? 'warn' : '';
}

const rate = (perMinute) => (perMinute === undefined ? '' : `${number(perMinute)}/min`);

function stages(system, { sum, mean }) {
  const { total = 0, working = 0 } = system.coverage ?? {};
  const { behind = {}, perMinute = {} } = system;
  // What runs in this process knows its own lag; of others Kafka tells it.
  const waiting = (application) => ['records waiting', sum('nightdesk.stage.lag', { application }) ?? behind[application]];
  return [
    { name: 'Sources', text: 'feeds of outlets', mood: total && working < total * 0.9 ? 'warn' : '',
      numbers: told([['feeds', total], ['working', working], ['with trouble', total - working]]) },
    { name: 'Ingest', text: 'polls, finds what is new', mood: mood(system, 'ingest'), flow: ['feeds', ''],
      numbers: told([['polls', sum('nightdesk.polls')], ['items', sum('nightdesk.items')],
        ['of these baseline', sum('nightdesk.items', { how: 'baseline' })], waiting('ingest')]) },
    { name: 'Classify', text: 'topics, names, stories', mood: mood(system, 'classify'), flow: ['items', rate(perMinute.item)],
      numbers: told([['tagged', sum('nightdesk.records.out', { stream: 'tagged' })], ['stories begun', sum('nightdesk.stories')], waiting('classify')]) },
    { name: 'Notify', text: 'who hears of it, and when', mood: mood(system, 'notify'), flow: ['tagged', ''],
      numbers: told([['alerts', sum('nightdesk.alerts')], ['suppressed', sum('nightdesk.alerts.ended', { outcome: 'suppressed' })],
        ['waiting for their time', sum('nightdesk.messages.pending')], ['oldest undelivered', age(sum('nightdesk.oldest.undelivered.seconds'))], waiting('notify')]) },
    { name: 'Readers', text: 'mail and webhooks', mood: sum('nightdesk.alerts.ended', { outcome: 'given up' }) ? 'bad' : '', flow: ['messages', rate(perMinute.delivery)],
      numbers: told([['delivered', sum('nightdesk.alerts.ended', { outcome: 'delivered' })], ['given up', sum('nightdesk.alerts.ended', { outcome: 'given up' }) ?? 0],
        ['median delay', seconds(system.coverage?.medianSeconds)], ['mean delay', seconds(mean('nightdesk.feed.to.alert'))]]) },
  ];
}

function beside(system, meters, dead) {
  const { item, alert, delivery } = system.archive ?? {};
  return [
    { name: 'Dead letters', text: 'unreadable, or failed', under: 1, mood: dead ? 'warn' : '', flow: 'what fails', numbers: told([['since the start', dead]]) },
    { name: 'Archive', text: 'what this desk can search', under: 2, span: 2, flow: 'tagged, alerts, deliveries',
      numbers: told([['items', item], ['alerts', alert], ['deliveries', delivery]]) },
  ];
}

const seconds = (some) => (some === undefined || some === null ? undefined : duration(some));
const age = (some) => (some === undefined ? undefined : some < 1 ? 'none' : duration(some));
const number = (some) => (typeof some === 'number' ? some.toLocaleString('en', { maximumFractionDigits: 1 }) : some);

function linksStayHere({ url, mail }) {
  if (!/^https?:\/\/(127\.|localhost|\[::1\])/.test(url ?? '')) return nothing;
  return html`<div class="caution">Links in messages say ${url}, which only this machine can open${mail?.ready ? '' : ', once mail is set up'}. Set <code>desk.url</code> to the address that readers know, then restart.</div>`;
}

function speed({ speed: steps = [] }) {
  if (!steps.some((step) => step.count)) return nothing;
  const all = steps.reduce((sum, step) => sum + step.count, 0);
  const days = steps.map((step) => ({ day: step.seconds === undefined ? 'longer' : `under ${duration(step.seconds)}`, count: step.count }));
  return html`<section class="panel"><h2>From feed to reader</h2><p class="soft">The last ${all} ${all === 1 ? 'delivery' : 'deliveries'}, digests included</p>${bars(days, { label: 'deliveries by time taken' })}</section>`;
}

function storage(some) {
  if (!some?.used) return some?.problem ? html`<div class="problem">${some.problem}</div>` : nothing;
  const tight = some.free < some.total * 0.1;
  return html`<section class="panel"><h2>Storage</h2><dl class="facts">${Object.entries(some.used).map(([name, size]) => html`
    <dt>${name}</dt><dd>${bytes(size)}</dd>`)}<dt>left on the disk</dt><dd>${bytes(some.free)} of ${bytes(some.total)} ${tight ? stateMark('little', 'bad') : nothing}</dd></dl></section>`;
}

function components(all) {
  if (!all) return nothing;
  return html`<section class="panel"><h2>Parts of this process</h2><dl class="facts">${Object.entries(all).map(([name, one]) => html`
    <dt>${name}</dt><dd class="break">${stateMark(one.state, one.state === 'ready' ? 'good' : one.state === 'starting' ? 'warn' : 'bad')} <span class="soft">${one.detail}</span></dd>`)}</dl></section>`;
}
