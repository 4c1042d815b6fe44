// Is the machine well: the pipeline with live numbers, and what needs a hand.
import { html, render, nothing } from '../js/lit.js';
import { get } from '../js/api.js';
import { duration, when } from '../js/time.js';
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
    render(html`<div class="head"><h1>System</h1><span class="says">${system?.version ? `Nightdesk ${system.version}` : nothing}</span>
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

/** The drawing: what happens, in the order of an item's way, with the streams between. */
function page(system) {
  const stages = system.pipeline ?? [];
  return html`
    ${system.mail?.ready === false ? html`<div class="caution"><strong>Mail is not set up.</strong> ${system.mail.hint ?? html`Set <code>mail.host</code> and <code>mail.from</code> in the settings file and restart; until then only webhooks can be told.`}</div>` : nothing}
    ${system.desk?.hint ? html`<div class="caution">${system.desk.hint}</div>` : nothing}
    ${system.deadLetters ? html`<div class="caution"><strong>${number(system.deadLetters)} dead ${system.deadLetters === 1 ? 'letter' : 'letters'}.</strong>
      Records that could not be read or processed. Look: <code>nightdesk tail dead-letters</code>; put back: <code>nightdesk replay</code>.</div>` : nothing}
    <ol class="pipeline" aria-label="An item's way">${stages.map((stage) => html`<li class="panel">
      <h2>${stage.name} ${stage.ready === undefined ? nothing : stateMark(stage.ready ? 'well' : stage.reason ?? 'not ready', stage.ready ? 'good' : 'bad')}</h2>
      ${stage.text ? html`<p class="soft">${stage.text}</p>` : nothing}
      <dl class="facts">${(stage.numbers ?? []).map((one) => html`<dt>${one.label}</dt><dd class="right">${value(one)}</dd>`)}
        ${stage.lag === undefined ? nothing : html`<dt>waiting to be read</dt><dd class="right ${stage.lag > 1000 ? 'warn' : ''}">${number(stage.lag)}</dd>`}</dl></li>`)}</ol>
    ${rest(system)}`;
}

const number = (some) => Number(some).toLocaleString('en');

function value(one) {
  if (typeof one.value !== 'number') return String(one.value);
  if (one.unit === 'seconds') return duration(one.value);
  if (one.unit === 'bytes') return bytes(one.value);
  return number(Math.round(one.value * 100) / 100);
}

function bytes(some) {
  const step = Math.min(3, Math.max(0, Math.floor(Math.log2(Math.max(1, some)) / 10)));
  return `${+(some / 1024 ** step).toFixed(1)} ${['B', 'KB', 'MB', 'GB'][step]}`;
}

const DRAWN = new Set(['pipeline', 'mail', 'desk', 'deadLetters', 'version']);

/** What else the desk tells, as it tells it. */
function rest(system) {
  const flat = (some, name = '') => Object.entries(some).flatMap(([key, one]) => {
    const full = name ? `${name} ${key}` : key;
    if (one && typeof one === 'object') return flat(one, full);
    return [[full.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`), one]];
  });
  const rows = flat(Object.fromEntries(Object.entries(system).filter(([key]) => !DRAWN.has(key))));
  if (!rows.length) return nothing;
  return html`<section class="panel"><h2>The process</h2><dl class="facts">${rows.map(([name, one]) => html`<dt>${name}</dt>
    <dd class="break">${typeof one === 'number' ? number(one) : /^\d{4}-\d\d-\d\dT/.test(one) ? when(one, 'ago') : String(one)}</dd>`)}</dl></section>`;
}
