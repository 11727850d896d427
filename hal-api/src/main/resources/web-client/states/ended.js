/** Where nothing more can be done: finished, failed, gone, or not the right address. */
import { button, element, heading, refusalBox } from '../dom.js';
import { icon, kind } from '../kinds.js';
import { facts } from './ways.js';

/** COMPLETED and FAILED. */
export function ended(state, actions) {
  const again = (label = 'Start again') => button(label, actions.again, { class: 'button' });
  if (state.status === 'FAILED') {
    return end('STOPPED', 'This could not be finished', state.error?.message ?? 'The flow ended with a failure.', again());
  }
  if (state.result === 'SKIPPED') return end('SKIPPED', 'Skipped for now', 'You can add a second factor another time.', again());
  const { type } = state.outputs?.device ?? {};
  const words = `Your ${kind(type).enrolled} is now a second factor of your account.`;
  return end('DONE', 'All set', words, type && summary(type, actions.made), again('Enroll another'));
}

/** The execution is not there any more, or was never ours. */
export function gone(actions) {
  const words = 'It was open for too long, or is not known here. Nothing was changed.';
  return end('STOPPED', 'This enrollment has ended', words, button('Start again', actions.again, { class: 'button' }));
}

/** The page was opened by another address than the server's own, which its links lead to. */
export function elsewhere(home) {
  const words = 'The server calls itself by another name than the one in your address bar.';
  return end('STOPPED', 'Open this page at its own address', words, element('a', { class: 'button', href: home }, `Go to ${home}`));
}

/** A view with a picture, and ways on; what is no button or link stands before them. */
export function end(picture, title, words, ...more) {
  const isWay = (one) => one?.matches?.('.button');
  return {
    element: element(
      'div',
      { class: 'end', 'data-end': picture },
      icon(picture),
      heading(title),
      element('p', { class: 'lead' }, words),
      ...more.filter((one) => !isWay(one)),
      refusalBox(),
      element('div', { class: 'actions' }, ...more.filter(isWay)),
    ),
  };
}

function summary(type, { nickname, email, phone } = {}) {
  const rows = [['Type', kind(type).name], ['Name', nickname], ['Address', email], ['Number', phone]].filter(([, value]) => value);
  return facts(...rows.map(([name, value]) => [name, element('dd', {}, value)]));
}
