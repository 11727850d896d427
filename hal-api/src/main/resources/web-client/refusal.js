/** Tells a refusal where it belongs: beside the field at fault, with the time to wait. */
import { countDown, shown, spoken } from './countdown.js';
import { element } from './dom.js';

/** @param {Element} view with a refusal box */
export function tellRefusal(view, refusal) {
  const box = view.querySelector('[role=alert]');
  if (!box) return;
  const details = refusal.details.length > 0 ? refusal.details : [{ message: refusal.message }];
  box.replaceChildren(
    ...details.map(({ message, target }) => element('p', {}, named(view, target, message))),
    ...(refusal.retryAfter > 0 ? wait(refusal.retryAfter) : []),
  );
  const fields = details.map(({ target }) => fieldOf(view, target)).filter(Boolean);
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

function fieldOf(view, target) {
  return [...view.querySelectorAll('input:not([type=radio])')].find(({ name }) => name === target);
}

function named(view, target, message) {
  const label = fieldOf(view, target)?.labels[0]?.textContent;
  return label ? `${label.replace(' (optional)', '')}: ${message}` : message;
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
