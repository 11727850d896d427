/** Shows a developer what the page and the server last said to each other. */
import { element } from './client/dom.js';

const json = (value) => JSON.stringify(value, null, 2) ?? '';

export function tellWire({ method, href, type, members, status, answer }) {
  const asked = `${method} ${new URL(href, document.baseURI).pathname}\nContent-Type: ${type}\n\n${json(members)}`;
  const part = (title, text) => [element('h3', {}, title), element('pre', { tabindex: '0' }, text)];
  document.getElementById('exchange').replaceChildren(...part('Asked', asked), ...part('Answered', `HTTP ${status}\n\n${json(answer)}`));
}
