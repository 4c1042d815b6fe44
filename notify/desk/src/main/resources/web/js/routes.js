// Every page: its address, its mark in the rail, its name, its file.
export const routes = [
  { path: '/', page: 'wire', title: 'Wire', file: 'wire' },
  { path: '/wire', page: 'wire', title: 'Wire', file: 'wire' },
  { path: '/items', page: 'wire', title: 'Item', file: 'item' },
  { path: '/items/:id', page: 'wire', title: 'Item', file: 'item' },
  { path: '/stories', page: 'stories', title: 'Stories', file: 'stories' },
  { path: '/stories/:id', page: 'stories', title: 'Story', file: 'story' },
  { path: '/alerts', page: 'alerts', title: 'Alerts', file: 'alerts' },
  { path: '/subscriptions', page: 'subscriptions', title: 'Subscriptions', file: 'subscriptions' },
  { path: '/subscriptions/:id', page: 'subscriptions', title: 'Subscription', file: 'subscription' },
  { path: '/feeds', page: 'feeds', title: 'Feeds', file: 'feeds' },
  { path: '/feeds/add', page: 'feeds', title: 'Add feeds', file: 'add-feeds' },
  { path: '/topics', page: 'topics', title: 'Topics', file: 'topics' },
  { path: '/topics/:name', page: 'topics', title: 'Topic', file: 'topic' },
  { path: '/system', page: 'system', title: 'System', file: 'system' },
  { path: '/sink', page: 'sink', title: 'Inbox of the demo', file: 'sink' },
  { path: '/signin', page: '', title: 'Sign in', file: 'signin' },
];
