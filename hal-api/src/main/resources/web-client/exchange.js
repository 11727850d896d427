/** Shows a developer what the page and the server last said to each other. */
import { element } from './dom.js';

/** @param {Element} place what is replaced with each exchange */
export function exchangeLog(place) {
  return ({ method, href, type, members, status, answer }) => {
    const said = [`${method} ${new URL(href, document.baseURI).pathname}`, `Content-Type: ${type}`, '', json(members)];
    const heard = [`HTTP ${status}`, '', json(answer && withoutToken(answer))];
    place.replaceChildren(
      element('h3', {}, 'Asked'),
      element('pre', { tabindex: '0' }, said.join('\n')),
      element('h3', {}, 'Answered'),
      element('pre', { tabindex: '0' }, heard.join('\n')),
    );
  };
}

function json(value) {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

function withoutToken(answer) {
  return answer.interactionToken ? { ...answer, interactionToken: '(kept by this page)' } : answer;
}
