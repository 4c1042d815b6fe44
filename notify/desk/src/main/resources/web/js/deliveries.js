// States and reasons of deliveries in words, and what to do about them.

const MOOD = { delivered: 'good', pending: 'soft', retry: 'warn', 'given up': 'bad', 'given-up': 'bad', suppressed: 'soft', failed: 'bad' };

export const moodOf = (word) => MOOD[word] ?? 'soft';

const WHAT_TO_DO = {
  'already-told': 'This subscription was already told of this story; it rings again when the story is corrected.',
  'not-told': 'This corrects a story that the subscription was never told, and does not match its query itself.',
  late: 'The alert was more than a day old when it arrived, so it was not sent as if it were news.',
  muted: 'The reader muted this story.',
  backlog: 'More alerts waited for this subscription than are kept; its next message says how many were left out. They are all in the archive.',
  throttled: 'As many alerts as this subscription wants in a day had gone out; its next message says how many more there were.',
  paused: 'The subscription is paused. Resume it to hear of what comes next.',
  unsubscribed: 'The reader followed the unsubscribe link. Only a new subscription will reach them.',
  deleted: 'The subscription was deleted.',
  'not-set-up': 'Mail is not set up: set mail.host and mail.from, restart, then send again.',
  blocked: 'The address lies inside the network. If that is meant, allow exactly it with outbound.allow, then send again.',
  unreachable: 'The receiver cannot be reached. Check host, port and name; it is tried again by itself while attempts remain.',
  timeout: 'The receiver did not answer in time.',
  busy: 'The receiver asked to come again later.',
  'server-error': 'The receiver failed. Its own log will say why; send again when it is well.',
  refused: 'The receiver refused the message. Check the address, and what it says beside the attempt.',
  gone: 'The receiver answered that it wants no more (410). Give the subscription another address.',
  unauthorized: 'The receiver did not take the credentials. Check the secret, then send again.',
  internal: 'This is a defect of Nightdesk itself; the log has more.',
};

export const adviceFor = (reason) => WHAT_TO_DO[reason] ?? '';

/** Where alerts go, in a few words. */
export function channelText(channel) {
  if (!channel) return 'no channel';
  if (channel.kind === 'mail') return channel.address;
  try {
    return `webhook at ${new URL(channel.url).host}`;
  } catch {
    return 'webhook';
  }
}

export function rhythmText(rhythm) {
  switch (rhythm?.kind) {
    case 'every': return `digest every ${rhythm.minutes} min`;
    case 'daily': return `daily at ${String(rhythm.at).slice(0, 5)} (${rhythm.zone})`;
    default: return 'at once';
  }
}

/** When it is left in peace; empty when never. */
export function restText({ quietHours: quiet, atMostPerDay }) {
  const time = (text) => String(text).slice(0, 5);
  return [
    quiet ? ` · quiet ${time(quiet.from)}–${time(quiet.to)} (${quiet.zone})` : '',
    atMostPerDay ? ` · at most ${atMostPerDay} a day` : '',
  ].join('');
}
