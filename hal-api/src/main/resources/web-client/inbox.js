/** The demo inbox: what was sent to anybody, newest first. */
import { button, element } from './dom.js';
import { icon } from './kinds.js';

const MESSAGES = 'demo/messages?limit=10';
const SHOWN = 10;
const EVERY = 2000; // milliseconds between two looks
const CODE = /(?<![\d+])\d{6,10}(?!\d)/;

/**
 * Keeps a list of messages up to date while the page is looked at.
 *
 * @param {{list: Element, note: Element, status: Element}} places
 * @param {function(string): void} use is given a code when the person wants it filled in
 * @return {{offer: function(string=): void}} told of the address whose newest code can be used now, if any
 */
export function inbox({ list, note, status }, use) {
  const known = new Map();
  let opened = false;
  let timer;
  let wanted;
  let offered;

  const look = async () => {
    if (!document.hidden) {
      try {
        show(await newest());
      } catch {
        note.textContent = 'The inbox cannot be reached at the moment.';
        note.hidden = false;
      }
    }
    clearTimeout(timer);
    timer = setTimeout(look, EVERY);
  };

  const show = (messages) => {
    const fresh = messages.filter(({ id }) => !known.has(id));
    fresh.forEach((message) => known.set(message.id, row(message, use, opened)));
    const ids = new Set(messages.map(({ id }) => id));
    [...known].filter(([id]) => !ids.has(id)).forEach(([id, gone]) => known.delete(id) && gone.remove());
    // Only what is new is put in, so that a focused button keeps its focus.
    fresh.reverse().forEach(({ id }) => list.prepend(known.get(id)));
    mark(offered);
    note.textContent = 'Nothing was sent yet.';
    note.hidden = messages.length > 0;
    if (opened && fresh.length > 0) status.textContent = `New message: ${fresh.at(-1).subject ?? fresh.at(-1).text}`;
    opened = true;
  };

  const mark = (to) => {
    offered = to;
    const fitting = [...list.children].find((message) => message.dataset.to === to && message.querySelector('.use'));
    list.querySelectorAll('.use').forEach((press) => (press.hidden = !fitting?.contains(press)));
  };

  const offer = async (to) => {
    if (to === wanted) return;
    wanted = to;
    mark(undefined);
    if (to === undefined) return;
    await look(); // the code that was just sent may not be here yet, and the one before it is void
    if (to === wanted) mark(to.toLowerCase());
  };

  look();
  return { offer };
}

async function newest() {
  const response = await fetch(MESSAGES, { headers: { Accept: 'application/hal+json, application/json' }, cache: 'no-store' });
  const answer = await response.json();
  return answer._embedded.messages.slice(0, SHOWN);
}

function row({ channel, to, subject, text, createdAt }, use, fresh) {
  const code = text.match(CODE)?.[0];
  const at = new Date(createdAt);
  return element(
    'li',
    { class: fresh ? 'message fresh' : 'message', 'data-to': to.toLowerCase() },
    element(
      'p',
      { class: 'envelope' },
      icon(channel),
      element('span', { class: 'unseen' }, `${channel} to `),
      element('span', { class: 'to' }, to),
      element('time', { datetime: createdAt }, at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })),
    ),
    subject ? letter(subject, text, code) : element('p', { class: 'text' }, text),
    code && button('Use this code', () => use(code), { class: 'button quiet-button use', 'aria-label': `Use this code ${code}` }),
  );
}

/** A letter without a code stays folded. */
function letter(subject, text, code) {
  const head = element('summary', { class: 'subject' }, subject);
  return element('details', { open: Boolean(code) }, head, element('p', { class: 'text' }, text));
}
