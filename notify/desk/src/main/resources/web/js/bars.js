// Small bar rows, drawn as SVG because the security policy allows no style attributes.
import { html, svg } from './lit.js';

/** Bars for `[{day, count}]`, oldest first, with the highest at full height. */
export function bars(days, { height = 64, label = 'per day' } = {}) {
  const most = Math.max(1, ...days.map((day) => day.count));
  const width = 10;
  return html`<svg class="bars" role="img" aria-label=${`${label}: ${days.map((d) => d.count).join(', ')}`}
      viewBox="0 0 ${days.length * width} ${height}" preserveAspectRatio="none">
    ${days.map((day, i) => {
      const tall = day.count ? Math.max(2, (day.count / most) * height) : 1;
      return svg`<rect class=${day.count ? '' : 'none'} x=${i * width + 1} y=${height - tall} width=${width - 2} height=${tall}><title>${day.day}: ${day.count}</title></rect>`;
    })}</svg>
    <div class="axis"><span>${days[0]?.day ?? ''}</span><span>most: ${Math.max(0, ...days.map((d) => d.count))}</span><span>${days.at(-1)?.day ?? ''}</span></div>`;
}
