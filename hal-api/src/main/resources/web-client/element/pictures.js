/** The pictures of an end: `done` and `stopped`. */
import { drawing } from './dom.js';

const MARKS = { done: 'm8 12.2 2.8 2.8L16 9.5', stopped: 'M12 7.5v5.5M12 16.5h.01' };

export function picture(name) {
  const stroke = drawing('path', { d: `M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM0 0${MARKS[name]}` });
  return drawing('svg', { class: 'icon', of: name, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, stroke);
}
