// "No more of this story": for one subscription or for all that would hear of it, and back.
import { html, nothing } from './lit.js';
import { post, remove } from './api.js';
import { complain, done, say } from './notices.js';

const path = (story) => `/api/stories/${encodeURIComponent(story)}/mute`;

/** Mutes a story for one subscription, or for all of them; `after` is called when that changed. */
export async function mute(story, { subscription, after = () => {} } = {}) {
  const body = subscription ? { subscription } : {};
  try {
    const { subscriptions } = await post(path(story), body);
    after();
    if (!subscriptions.length) return say(subscription ? 'This subscription mutes the story already, or never heard of it.' : 'No subscription hears of this story, or all mute it already.');
    const who = subscriptions.length === 1 ? `“${subscriptions[0]}” hears` : `${subscriptions.length} subscriptions hear`;
    return done(`Muted: ${who} no more of this story.`, async () => {
      await remove(path(story), { body });
      after();
    });
  } catch (error) {
    return complain(error);
  }
}

/** Tells one subscription, or all that muted it, of a story again. */
export async function hear(story, subscription) {
  try {
    const { subscriptions } = await remove(path(story), { body: subscription ? { subscription } : {} });
    say(`${subscriptions.length === 1 ? `“${subscriptions[0]}” hears` : 'Subscriptions hear'} of this story again.`);
  } catch (error) {
    complain(error);
  }
}

/** The key `m` for the item that `find` gives for the row in focus. */
export const muter = (find) => ({
  m: (row) => {
    const view = find(row);
    if (!view) return;
    if (view.story) mute(view.story.id);
    else say('This item belongs to no story; it will not be told of again.');
  },
});

export const muteButton = (view) => (view.story
  ? html`<button class="small" title="No subscription hears more of this story (key m)" @click=${() => mute(view.story.id)}>Mute this story</button>` : nothing);
