/** Shows a state of which nothing is known but its `_display` and its `_templates`. */
import { countDown, shown } from './countdown.js';
import { button, element, named, picture } from './dom.js';
import { facts, isCarried } from './facts.js';
import { form } from './form.js';

/** What offers nothing but itself is over. */
export const isOver = ({ _links: links }) => Object.keys(links).every((relation) => relation === 'self');

/** One view shows all states of a shape, so that nothing typed is lost. */
export function shapeOf({ status, step, _display: { facts: all = [] } = {}, _templates: templates }) {
  const passing = (key, value) => (key === 'availableAt' || key === 'value' ? undefined : value);
  return JSON.stringify([status, step?.name, all.filter(isCarried), JSON.stringify(templates, passing)]);
}

/** A view of the page's own, where the server has none. */
export function notice(title, text) {
  return view({ error: title, _links: {}, _display: { title, text } }, {});
}

export function view(state, context) {
  const { act, tell, words, local } = context;
  const waiting = new Map(); // seconds that a button waits
  const mark = element('span', { class: 'mark', 'aria-hidden': 'true' });
  const title = element('h2', { tabindex: '-1', class: 'title' });
  const lead = element('p', { class: 'lead' });
  const told = facts(context);
  const box = element('div', { id: 'refusal', class: 'refusal', role: 'alert' });
  const complain = (sentences) => box.replaceChildren(...sentences.map((sentence) => element('p', {}, sentence)));
  const waits = (press) => waiting.get(press) > 0 && Boolean(tell(words.wait(waiting.get(press))));

  const ways = Object.entries(state._templates ?? {}).map(([relation, { properties = [] }]) => {
    const template = () => state._templates[relation];
    if (properties.length) return { template, ...form(template, { ...context, state: () => state, complain, waits }) };
    const press = button('', () => waits(press) || act(template(), {}));
    return { template, press };
  });
  const forms = ways.filter((way) => way.row);
  const row = forms.at(-1)?.row ?? element('div', { class: 'actions' });
  row.append(...ways.filter((way) => !way.row).map((way) => way.press));

  const label = (press, { title: name, availableAt }) => {
    countDown(press, availableAt && local(availableAt), (left) => {
      waiting.set(press, left);
      press.textContent = left ? `${name} · ${shown(left)}` : name;
      press.setAttribute('aria-disabled', left > 0);
    });
  };

  const update = (next) => {
    state = next;
    const { title: name, titleId, text = '', facts: given = [] } = state._display;
    if (title.textContent && (lead.textContent !== text || title.textContent !== name)) tell(text || name);
    mark.setAttribute('part', named('mark', titleId));
    title.textContent = name;
    lead.textContent = text;
    told.update(given);
    for (const { press, template } of ways) label(press, template());
  };
  update(state);

  const over = isOver(state);
  const made = element(
    'div',
    { class: 'view', of: state.result ?? state.status },
    over && picture(state.error ? 'stopped' : 'done'),
    element('div', { class: 'head' }, mark, title),
    lead,
    told.element,
    !over && !forms.length && element('p', { class: 'waiting', role: 'status' }, words('goesOn')),
    ...forms.map((one) => one.element),
    !forms.length && row,
  );
  row.before(box);

  const start = forms.find((one) => one.start)?.start;
  return {
    element: made,
    shape: shapeOf(state),
    update,
    focus: () => (start ?? title).focus(),
    fill: (text) => start && (start.fill(text), true),
    leave: () => forms.forEach((one) => one.leave()),
  };
}
