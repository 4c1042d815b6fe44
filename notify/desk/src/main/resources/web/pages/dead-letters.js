// What could not be read or processed: the newest dead letters, as they stand on Kafka now.
import { html, render, nothing } from '../js/lit.js';
import { get } from '../js/api.js';
import { bytes } from '../js/bytes.js';
import { clock, when } from '../js/time.js';
import { empty, problem, waiting } from '../js/empty.js';

const REASONS = {
  unreadable: 'Its bytes are no value of the stream: a foreign writer, or a version that does not fit.',
  failed: 'A step threw: a defect, or something it had not met before.',
  'too-large': 'What came of it is larger than Kafka takes; only the reason was kept.',
};

export function mount(root) {
  const stop = new AbortController();
  let found = null;
  let error = null;
  let busy = false;

  async function load() {
    busy = true;
    draw();
    try {
      found = await get('/api/dead-letters', {}, stop.signal);
      error = null;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      error = failure;
    }
    busy = false;
    draw();
  }

  function draw() {
    render(html`<div class="head"><h1>Dead letters</h1>${found ? html`<span class="says">${says(found)}</span>` : nothing}
        <div class="acts"><button class="small" ?disabled=${busy} @click=${load}>${busy ? 'Reading …' : 'Look again'}</button><a class="button small" href="/system">System</a></div></div>
      ${error ? problem(error, load) : nothing}
      ${found ? page(found) : error ? nothing : waiting('Reading from Kafka …')}`, root);
  }

  load();
  return {
    keys: { r: load, Escape: () => history.back() },
    leave: () => stop.abort(),
  };
}

const says = ({ letters, most }) =>
  letters.length === 0 ? 'none' : letters.length < most ? `${letters.length}, newest first` : `the newest ${most}`;

function page({ letters, partial }) {
  if (!letters.length) {
    return partial
      ? html`<p class="caution">Kafka was too slow: no letter came within the time. Look again.</p>`
      : empty('No dead letters', 'Every record of the last 30 days could be read and processed.', html`<a class="button" href="/system">System</a>`);
  }
  return html`
    ${partial ? html`<p class="caution">Kafka was too slow for all of them: newer ones may be missing. Look again.</p>` : nothing}
    ${putBack(letters)}
    <ul class="rows">${letters.map(letter)}</ul>`;
}

/** How to give them another try; nothing on this page does it. */
function putBack(letters) {
  const streams = [...new Set(letters.map((one) => one.stream).filter(Boolean))];
  return html`<div class="panel"><h2>Another try</h2>
    <p>Nothing waits for these records. Once the cause is mended, put them back where they came from; each goes back once, and nobody is alerted unless told <code>--alert</code>:</p>
    <pre class="code message">nightdesk replay dead-letters --dry-run
nightdesk replay dead-letters${streams.length === 1 ? ` --stream ${streams[0]}` : ''}</pre>
    <p class="hint">${streams.length > 1 ? html`Only those of one stream: <code>--stream ${streams[0]}</code>. ` : nothing}Only those of some time: <code>--since 2h</code>. Those that failed again after they were put back: <code>--again</code>. Where the data does not lie in <code>nightdesk-data</code>, add <code>--data DIR</code> or <code>--kafka HOST:PORT</code>.</p></div>`;
}

function letter(one) {
  const place = one.partition < 0 ? one.stream : `${one.stream} ${one.partition}/${one.offset}`;
  return html`<li class="letter" data-row>
    <p class="what"><strong class="warn">${one.reason || 'no reason given'}</strong> in <strong>${one.stage || 'an unknown step'}</strong>${one.again ? ', again after it was put back' : nothing} <span class="soft">· ${place} · ${when(one.at, 'ago')}</span></p>
    <p class="words break">${one.error || REASONS[one.reason] || nothing}</p>
    <details><summary data-open>${one.size === undefined ? 'Nothing of it was kept' : `${bytes(one.size)}: look`}</summary>
      <p class="hint">${REASONS[one.reason] ?? nothing}</p>
      <dl class="facts"><dt>Written</dt><dd>${clock(one.at)}</dd>
        <dt>Stood at</dt><dd class="break">${one.stream || 'no stream'}${one.partition < 0 ? nothing : html`, partition ${one.partition}, offset ${one.offset}`}</dd>
        <dt>Key</dt><dd class="break"><code>${one.key || 'none'}</code></dd>
        <dt>Trace</dt><dd class="break"><code>${one.trace ?? 'none'}</code></dd>
        <dt>Size</dt><dd>${one.size === undefined ? 'not kept' : bytes(one.size)}</dd></dl>
      ${one.withheld ? html`<p class="hint">It is not shown here: subscriptions hold addresses and keys of receivers.</p>` : nothing}
      ${one.payload === undefined ? nothing : html`<pre class="code message payload" dir="ltr">${one.payload}</pre>${one.cut ? html`<p class="hint">Cut here; whole with <code>nightdesk tail dead-letters --once</code>.</p>` : nothing}`}
    </details></li>`;
}
