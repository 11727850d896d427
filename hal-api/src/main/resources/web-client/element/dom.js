/** Builds elements. Data becomes text nodes and attributes, never markup. */

/** Functions are listeners. A class is a part too, for other people's CSS; `of` tells one among many. */
export function element(name, attributes, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

export function drawing(name, attributes, ...children) {
  return furnish(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** The picture of an end: `done` or `stopped`. */
export function picture(name) {
  const mark = name === 'done' ? 'M8 12.2l2.8 2.8L16 9.5' : 'M12 7.5v5.5M12 16.5h.01';
  const path = drawing('path', { d: `M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z${mark}` });
  return drawing('svg', { class: 'icon', of: name, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, path);
}

const is = (given) => given !== false && given !== null && given !== undefined;

function furnish(made, { of, ...attributes } = {}, children) {
  const part = attributes.class && named(attributes.class, of);
  for (const [name, value] of Object.entries({ part, ...attributes })) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (is(value)) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter(is));
  return made;
}

export function button(label, press, attributes) {
  return element('button', { type: 'button', class: 'button quiet-button', click: press, ...attributes }, label);
}

export function labelled(label, field, hint) {
  const id = `field-${field.name}`;
  field.id = id;
  if (hint) field.setAttribute('aria-describedby', `${id}-hint`);
  const help = hint && element('p', { id: `${id}-hint`, class: 'hint' }, hint);
  return element('div', { class: 'field' }, element('label', { for: id }, label), field, help);
}

export const named = (part, of) => (of ? `${part} ${part}-${String(of).replace(/[^\w-]/g, '-')}` : part);
