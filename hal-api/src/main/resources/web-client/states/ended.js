/** Where nothing more can be done: finished, failed, gone, or not the right address. */
import { button, element, heading, refusalBox } from '../dom.js';
import { icon, kind } from '../kinds.js';
import { facts } from './ways.js';

/** COMPLETED and FAILED. */
export function ended(state, actions) {
  if (state.status === 'FAILED') {
    return end('STOPPED', 'This could not be finished', state.error?.message ?? 'The flow ended with a failure.', actions);
  }
  if (state.result === 'SKIPPED') return end('SKIPPED', 'Skipped for now', 'You can add a second factor another time.', actions);
  const device = state.outputs?.device;
  const words = `Your ${kind(device?.type).enrolled} is now a second factor of your account.`;
  return end('DONE', 'All set', words, actions, device && summary(device, actions.made), 'Enroll another');
}

/** The execution is not there any more, or was never ours. */
export function gone(actions) {
  return end('STOPPED', 'This enrollment has ended', 'It was open for too long, or is not known here. Start again.', actions);
}

/** The page was opened by another address than the server's own, which its links lead to. */
export function elsewhere(home) {
  return {
    element: element(
      'div',
      {},
      heading('Open this page at its own address'),
      element('p', { class: 'lead' }, 'The server calls itself by another name than the one in your address bar.'),
      element('div', { class: 'actions' }, element('a', { class: 'button', href: home }, `Go to ${home}`)),
    ),
  };
}

function end(picture, title, words, actions, more, again = 'Start again') {
  return {
    element: element(
      'div',
      { class: 'end', 'data-end': picture },
      icon(picture),
      heading(title),
      element('p', { class: 'lead' }, words),
      more,
      refusalBox(),
      element('div', { class: 'actions' }, button(again, actions.again, { class: 'button' })),
    ),
  };
}

function summary({ type }, { nickname, email, phone } = {}) {
  const rows = [['Type', kind(type).name], ['Name', nickname], ['Address', email], ['Number', phone]].filter(([, value]) => value);
  return facts(...rows.map(([name, value]) => [name, element('dd', {}, value)]));
}
