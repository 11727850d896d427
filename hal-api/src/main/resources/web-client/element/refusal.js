/** Tells a refusal beside the field at fault, with the time to wait. */
import { countDown, shown } from './countdown.js';
import { element } from './dom.js';

export function tellRefusal(view, { status, message, details = [], retryAfter }, words) {
  const box = view.querySelector('[role=alert]');
  const inputs = [...view.querySelectorAll('.field:not([hidden]) input')];
  const given = details.length ? details : [{ message: message || words(status ? 'refused' : 'unreachable', status) }];
  const fields = given.map(({ target }) => inputs.find(({ name }) => `${target}.`.startsWith(`${name}.`))).filter(Boolean);
  if (fields[0]) fields[0].closest('.field').append(box);
  else view.querySelector('form > .actions, .view > .actions')?.before(box);
  box.replaceChildren(...given.flatMap((detail) => sentences(detail, words)), ...wait(retryAfter, words));
  for (const field of fields) {
    field.ariaInvalid = 'true';
    field.setAttribute('aria-errormessage', box.id);
  }
  fields[0]?.select();
  fields[0]?.focus();
}

export function forgetRefusal(view) {
  view.querySelector('[role=alert]')?.replaceChildren();
  for (const field of view.querySelectorAll('[aria-invalid]')) field.ariaInvalid = null;
}

function sentences({ message, innerError: { attemptsRemaining: left, reason } = {} }, words) {
  const all = [message, left > 0 && words('attemptsLeft', left), reason && element('code', {}, reason)];
  return all.filter(Boolean).map((each) => element('p', {}, each));
}

/** The eye sees seconds go by; the ear hears them once. */
function wait(seconds, words) {
  if (!seconds) return [];
  const ticking = element('p', { 'aria-hidden': 'true' });
  const tick = (left) => (ticking.textContent = left ? words('tryAgainIn', shown(left)) : words('tryAgainNow'));
  countDown(ticking, Date.now() + seconds * 1000, tick);
  return [ticking, element('p', { class: 'unseen' }, words.wait(seconds))];
}
