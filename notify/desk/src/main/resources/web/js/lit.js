// The one place that knows where lit-html is served and which version it is.
export { html, svg, render, nothing } from '/webjars/lit-html/3.3.1/lit-html.js';
export { repeat } from '/webjars/lit-html/3.3.1/directives/repeat.js';
export { live } from '/webjars/lit-html/3.3.1/directives/live.js';
