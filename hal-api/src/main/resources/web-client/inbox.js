/** The demo inbox: what was sent to anybody, newest first. */
import { ask } from './client/ask.js';
import { button, element } from './client/dom.js';

const EVERY = 2000; // milliseconds between two looks
const CODE = /(?<![\d+])\d{6,10}(?!\d)/;

/** `use` is given a code. What comes back is to be told of the state: the newest code to an address in it is good. */
export function inbox(use) {
  const [list, note, status] = ['inbox', 'inbox-note', 'inbox-status'].map((id) => document.getElementById(id));
  const known = new Set();
  let opened = false;
  let timer;
  let offered = '';

  const look = async () => {
    const told = document.hidden ? {} : await ask('demo/messages?limit=10').catch(() => ({}));
    if (told.answer?._embedded) show(told.answer._embedded.messages);
    clearTimeout(timer);
    timer = setTimeout(look, EVERY);
  };

  const show = (messages) => {
    note.hidden = messages.length > 0;
    const fresh = messages.filter(({ id }) => !known.has(id)).reverse();
    // What stood there keeps its focus.
    for (const message of fresh) list.prepend(row(message, use));
    for (const { id } of fresh) known.add(id);
    while (list.children.length > 10) list.lastElementChild.remove();
    if (opened && fresh.length) status.textContent = `New message: ${fresh.at(-1).subject ?? fresh.at(-1).text}`;
    opened = true;
    mark();
  };

  const mark = () => {
    const fitting = [...list.children].find(({ dataset }) => dataset.code && offered.includes(`"${dataset.to}"`));
    for (const press of list.querySelectorAll('.use')) press.hidden = !fitting?.contains(press);
  };

  look();
  return (state) => {
    offered = state.toLowerCase();
    mark();
    look();
  };
}

function row({ channel, to, subject, text, createdAt }, use) {
  const code = text.match(CODE)?.[0];
  const body = element('p', { class: 'text' }, text);
  return element(
    'li',
    { class: 'message', 'data-to': to.toLowerCase(), 'data-channel': channel, 'data-code': code },
    element(
      'p',
      { class: 'envelope' },
      element('span', { class: 'icon', 'aria-hidden': 'true' }),
      element('span', { class: 'unseen' }, `${channel} to `),
      element('span', { class: 'to' }, to),
      element('time', { datetime: createdAt }, new Date(createdAt).toLocaleTimeString()),
    ),
    // A letter without a code stays folded.
    subject ? element('details', { open: Boolean(code) }, element('summary', { class: 'subject' }, subject), body) : body,
    code && button('Use this code', () => use(code), { class: 'button quiet-button use', 'aria-label': `Use this code ${code}` }),
  );
}
