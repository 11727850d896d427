/** Builds elements. Data becomes text nodes and attributes, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

export function make(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function draw(name, attributes = {}, ...children) {
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

/** A length of time in words, such as 4 min 05 s. */
export function length(millis) {
  if (millis < 0) return '0 s';
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 10000) return `${(millis / 1000).toFixed(1)} s`;
  const seconds = Math.floor(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** A length of time in little room: minutes and seconds, such as 4:05. */
export function clock(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The end of an id: its beginning is a time, and alike in all. */
export function brief(id) {
  return id.slice(-8);
}

/** A wire name for people: DEVICE_ENROLLMENT_REQUIRED becomes Device enrollment required. */
export function words(status) {
  const text = status.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
