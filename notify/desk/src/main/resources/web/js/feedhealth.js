// Health words of feeds: their mood, and what to do when the feed itself says nothing.

const MOOD = { working: 'good', waiting: 'soft', paused: 'soft', 'refused by the site': 'bad', gone: 'bad', 'not a feed': 'bad', 'cannot reach': 'bad', 'not allowed': 'bad', 'too large': 'bad' };
const ADVICE = {
  waiting: 'It was not read yet; its first poll comes within a minute or so.',
  'refused by the site': 'The site answers, but not to us. Its webmaster can let us through.',
  gone: 'The site says that the feed is gone for good. Look for its successor, then delete this one.',
  'not a feed': 'What stands at this address is no feed. Use one that the page announces.',
  'cannot reach': 'The site does not answer. It is tried again by itself, ever more rarely.',
  'not allowed': 'The address lies inside the network. If that is meant, allow exactly it with outbound.allow.',
  'too large': 'The document is larger than what is read. Ask the site for a shorter feed.',
};

export const healthOf = (row) => (row.feed.state === 'paused' ? 'paused' : row.status?.health ?? 'waiting');
export const healthMood = (word) => MOOD[word] ?? 'warn';
export const isTrouble = (row) => healthMood(healthOf(row)) === 'bad' || healthMood(healthOf(row)) === 'warn';
export const healthAdvice = (row) => row.status?.reason ?? ADVICE[healthOf(row)] ?? '';

/** One row per feed, whichever way the API nests feed and status. */
export const feedRow = (one) => (one.feed && typeof one.feed === 'object' ? one : { feed: one, status: one.status ?? null });
export const feedPath = (id) => `/api/feeds/${id.split('/').map(encodeURIComponent).join('/')}`;
export const nameOf = (row) => row.feed.title ?? row.status?.title ?? row.feed.url;
