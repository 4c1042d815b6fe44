// Items a day of one feed as a small bar row, with a line where its usual day is.
import { html, svg, nothing } from './lit.js';

const WIDE = 6;
const HIGH = 26;
const round = (some) => some.toLocaleString('en', { maximumFractionDigits: 1 });

/** `{from, counts, usual?, under}` of `/api/feeds`; the last day is not over and drawn fainter. */
export function dailyBars(daily) {
  if (!daily) return nothing;
  const { counts, usual } = daily;
  const most = Math.max(1, usual ?? 0, ...counts);
  const at = (count) => HIGH - (count / most) * (HIGH - 2);
  return html`<svg class="daily ${daily.under ? 'low' : ''}" role="img" aria-label=${spoken(daily)} viewBox="0 0 ${counts.length * WIDE} ${HIGH}">
      ${counts.map((count, i) => {
        const y = count ? Math.min(at(count), HIGH - 2) : HIGH - 1;
        return svg`<rect class=${count ? (i === counts.length - 1 ? 'today' : '') : 'none'} x=${i * WIDE + 0.5} y=${y} width=${WIDE - 1} height=${HIGH - y}><title>${dayOf(daily, i)}: ${count}</title></rect>`;
      })}
      ${usual ? svg`<path d="M0 ${at(usual)}H${counts.length * WIDE}"></path>` : nothing}</svg>
    <div class="words ${daily.under ? 'warn' : ''}" title=${usual === undefined ? 'Too few days to say what is usual' : nothing}>${inWords(daily)}</div>`;
}

export const inWords = ({ counts, usual, under }) =>
  usual === undefined ? `${counts.at(-1)} today` : under ? `far under its usual ${round(usual)}` : `usually ${round(usual)}`;

const dayOf = ({ from }, i) => new Date(Date.parse(from) + i * 86400000).toISOString().slice(0, 10);

const spoken = (daily) => `Items a day since ${daily.from}: ${daily.counts.join(', ')} so far today; ${daily.usual === undefined ? 'too few days to say what is usual' : inWords(daily)}`;
