/** Shows a developer what the page and the server last said to each other. */
import { element } from './client/dom.js';

export function tellWire({ method, href, type, members, status, answer }) {
  const part = (title, head, body) => [
    element('h3', {}, title),
    element('pre', { tabindex: '0' }, `${head}\n\n${JSON.stringify(body, null, 2)}`),
  ];
  const asked = `${method} ${new URL(href, document.baseURI).pathname}\nContent-Type: ${type}`;
  const all = [...part('Asked', asked, members), ...part('Answered', `HTTP ${status}`, answer)];
  document.getElementById('exchange').replaceChildren(...all);
}
