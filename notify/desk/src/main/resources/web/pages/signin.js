// Sign in with the link that `nightdesk up` printed, or with the token itself.
import { html, render } from '../js/lit.js';
import { post } from '../js/api.js';
import { go } from '../js/router.js';
import { closeFrame } from '../js/frame.js';
import { problem } from '../js/empty.js';

export function mount(root, route) {
  let error = null;
  let busy = false;
  closeFrame();

  async function enter(token) {
    busy = true;
    draw();
    try {
      await post('/api/session', { token });
      go(route.wanted ?? '/wire', { replace: true });
    } catch (failure) {
      error = failure;
      busy = false;
      draw();
    }
  }

  function draw() {
    render(html`<section class="signin panel">
      <h1>Nightdesk</h1>
      ${error ? problem(error) : ''}
      <form @submit=${(event) => {
        event.preventDefault();
        enter(new FormData(event.target).get('token').trim());
      }}>
        <div class="field"><label for="token">Admin token</label>
          <input id="token" name="token" type="password" class="code" autocomplete="current-password" required ?disabled=${busy}>
          <p class="hint">The command that started Nightdesk printed a link that signs you in. The token itself stands in the file <code>admin-token</code> of the data directory.</p></div>
        <button class="first" ?disabled=${busy}>${busy ? 'Signing in …' : 'Sign in'}</button>
      </form></section>`, root);
  }

  // The token leaves the address at once, so that it stays in no history and no screenshot.
  const token = decodeURIComponent(location.hash.slice(1));
  if (location.pathname === '/signin' && token) {
    history.replaceState(null, '', '/signin');
    enter(token);
  } else draw();
  return {};
}
