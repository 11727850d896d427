/** Tells a refusal where it belongs: beside the field at fault, with the time to wait. */
import { countDown, shown, spoken } from './countdown.js';
import { element } from './dom.js';

/** @param {Element} view with a refusal box */
export function tellRefusal(view, refusal) {
  const box = view.querySelector('[role=alert]');
  if (!box) return;
  const given = refusal.details.length > 0 ? refusal.details : [{ message: refusal.message }];
  const details = given.map((detail) => {
    const field = fieldOf(view, detail.target);
    if (detail.code === 'INVALID_VALUE') return { ...detail, field, words: field?.dataset.wrong };
    return { ...detail, field, words: detail.code === 'LIMIT_EXCEEDED' && !refusal.retryAfter && box.dataset.full };
  });
  const fields = details.map(({ field }) => field).filter(Boolean);
  fields[0]?.after(box);
  box.replaceChildren(...details.flatMap(sentences), ...(refusal.retryAfter > 0 ? wait(refusal.retryAfter) : []));
  for (const field of fields) {
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-errormessage', box.id);
  }
  fields[0]?.focus();
  fields[0]?.select?.();
}

export function forgetRefusal(view) {
  view.querySelector('[role=alert]')?.replaceChildren();
  for (const field of view.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-errormessage');
  }
}

/** A target is a member's name or a path to it. */
function fieldOf(view, target) {
  const wanted = target?.split('.').at(-1);
  return [...view.querySelectorAll('input:not([type=radio], :disabled)')].find(({ name }) => name === wanted);
}

function sentences({ message, words, innerError: { attemptsRemaining: left, reason } = {} }) {
  return [
    element('p', {}, words || message),
    left > 0 && element('p', {}, left === 1 ? '1 attempt left.' : `${left} attempts left.`),
    reason && element('p', {}, element('code', {}, reason)),
  ].filter(Boolean);
}

/** The eye sees seconds go by; the ear hears them once. */
function wait(seconds) {
  const ticking = element('p', { 'aria-hidden': 'true' });
  const until = new Date(Date.now() + seconds * 1000).toISOString();
  countDown(ticking, until, (left) => {
    ticking.textContent = left ? `Try again in ${shown(left)}.` : 'You can try again now.';
  });
  return [ticking, element('p', { class: 'unseen' }, `Try again in ${spoken(seconds)}.`)];
}
