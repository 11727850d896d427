/** A form from a template with properties. The server alone judges what is entered. */
import { element } from './dom.js';
import { question } from './fields.js';
import { createButton } from './webauthn.js';

/** `template()` is the present one: its properties stay what they were. */
export function form(template, context) {
  const { properties } = template();
  const { remembered, words } = context;
  const asked = properties.map((property) => question(property, remembered.get(property.name), words));
  const named = (name) => asked.find(({ property }) => property.name === name);
  const applies = ({ property: { when = {} } }) => Object.entries(when).every(([name, values]) => values.includes(named(name)?.value()));

  const send = (name, made) => {
    const members = { __proto__: null };
    for (const one of asked.filter(applies)) {
      const { property } = one;
      const value = property.name === name ? made : one.value();
      if (one.element && !one.fill && property.type !== 'password') remembered.set(property.name, value);
      if (value !== '') nest(members, property.name, value);
    }
    return context.act(template(), members);
  };

  const creation = properties.find(({ widget }) => widget === 'webauthn.create');
  const widget = creation && createButton(creation, context, (made) => send(creation.name, made));
  const press = widget?.press ?? element('button', { type: 'submit', class: 'button' });
  const row = element('div', { class: 'actions' }, press);

  /** What is not asked is not sent, and keeps what was typed; what an option asks for stands in its card. */
  const change = () => {
    for (const one of asked.filter((each) => each.element && each.property.when)) {
      one.element.hidden = !applies(one);
      const [name] = Object.keys(one.property.when);
      if (!one.element.hidden) named(name)?.card?.()?.lastElementChild.append(one.element);
    }
  };
  let sent = -Infinity;
  const submit = (event) => {
    event.preventDefault();
    const again = event.submitter && performance.now() - sent < 1500; // a code sent itself
    if (!event.submitter) sent = performance.now();
    if (widget) press.click();
    else if (!again && !context.waits(press)) send();
  };
  const all = [...asked.map((one) => one.element), widget?.element, row];
  const made = element('form', { novalidate: true, class: 'form', change, submit }, ...all);
  change();
  return { element: made, row, press, start: asked.find(({ fill }) => fill), leave: () => widget?.leave() };
}

/** A dot in a name is a nested member. */
export function nest(members, name, value) {
  const [first, ...deeper] = name.split('.');
  if (deeper.length === 0) members[first] = value;
  else nest((members[first] ??= { __proto__: null }), deeper.join('.'), value);
}
