// Runs before the first paint, so that a reader who chose dark never sees a white flash.
(() => {
  const wish = localStorage.getItem('theme');
  if (wish === 'light' || wish === 'dark') document.documentElement.dataset.theme = wish;
})();
