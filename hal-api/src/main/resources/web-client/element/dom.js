/** Builds elements. Data becomes text nodes and attributes, never markup. */

/**
 * An element: functions among its attributes are listeners, what is false or absent is left out. Its class is its part for a
 * page's CSS too; `of` makes it another, for one among many.
 */
export function element(name, attributes, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

export function drawing(name, attributes, ...children) {
  return furnish(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
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
