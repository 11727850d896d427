/** Builds elements. Data becomes text nodes and attributes, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with attributes and children.
 *
 * @param {string} name
 * @param {Object<string, *>} attributes a function is a listener, true is present, false and undefined are absent
 * @param {...(Node|string|false|null|undefined)} children strings become text; what is false or absent is left out
 */
export function element(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function drawing(name, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, name), attributes, children);
}

function furnish(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== false && child !== null && child !== undefined));
  return made;
}

/** A button that does something else than to submit. */
export function button(label, press, attributes = {}) {
  return element('button', { type: 'button', class: 'button quiet-button', click: press, ...attributes }, label);
}

/** The button that submits its form. */
export function submit(label) {
  return element('button', { type: 'submit', class: 'button' }, label);
}

/** The heading of a view; it takes the focus when its view comes. */
export function heading(text) {
  return element('h2', { tabindex: '-1' }, text);
}

/** Where a view tells a refusal. It stands there empty from the beginning, so that its words are announced. */
export function refusalBox(attributes) {
  return element('div', { id: 'refusal', class: 'refusal', role: 'alert', ...attributes });
}

/** A form whose values the server judges, so that there is one judge. */
export function form(attributes, act, ...children) {
  const submitted = (event) => {
    event.preventDefault();
    act(Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value.trim() !== '')));
  };
  return element('form', { novalidate: true, submit: submitted, ...attributes }, ...children);
}

const ADDRESS = { type: 'email', autocomplete: 'email', 'data-wrong': 'This is not an e-mail address.' };
const NUMBER = {
  type: 'tel',
  autocomplete: 'tel',
  'data-wrong': 'This is not a whole phone number. Begin with + and the country code, such as +1 415 555 0100.',
};

export function emailField(label, attributes, hint) {
  return field(label, { ...ADDRESS, ...attributes }, hint);
}

export function phoneField(label, attributes, hint) {
  return field(label, { ...NUMBER, ...attributes }, hint);
}

/** A labelled field with an optional hint. */
export function field(label, attributes, hint) {
  const id = `field-${attributes.name}`;
  const told = hint ? `${id}-hint` : undefined;
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, label),
    element('input', { id, type: 'text', 'aria-describedby': told, ...attributes }),
    hint && element('p', { id: told, class: 'hint' }, hint),
  );
}
