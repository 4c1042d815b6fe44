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

function page(system) {
  return html`<pre class="code panel break">${JSON.stringify(system, null, 2)}</pre>`;
}
