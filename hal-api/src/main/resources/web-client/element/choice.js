/** A choice among cards. What is asked because of one stands in it. */
import { element } from './dom.js';

export function choice({ name, prompt = name, required, requiredWhen, options: { inline } }, chosen) {
  const first = inline.find(({ value }) => value === chosen) ?? ((required ?? requiredWhen) && inline[0]);
  const cards = inline.map((option, index) => card(`${name}-${index}-hint`, name, option, option === first));
  const picked = () => cards.find((one) => one.querySelector('input').checked);
  return {
    element: element('fieldset', { class: 'options' }, element('legend', {}, prompt), ...cards),
    value: () => picked()?.querySelector('input').value ?? '',
    card: picked,
  };
}

function card(id, name, { value, prompt = value, hint }, checked) {
  const label = element(
    'label',
    {},
    element('span', { class: 'picture', of: value, 'aria-hidden': 'true' }),
    element('span', { class: 'option-name', of: value }, prompt),
    hint && element('span', { class: 'option-hint', id }, hint),
    element('input', { type: 'radio', name, value, checked, 'aria-describedby': hint && id }),
  );
  return element('div', { class: 'option', of: value }, label, element('div', { class: 'option-asks' }));
}
