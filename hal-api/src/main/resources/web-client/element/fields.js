/** A property becomes a question: `{property, element, value(), fill?, focus?, card?}`. */
import { choice } from './choice.js';
import { codeField } from './code.js';
import { element, labelled } from './dom.js';

export function question(property, remembered, words) {
  const { name, prompt = name, type = 'text', options, requiredWhen, required = !!requiredWhen, autocomplete = 'off' } = property;
  const value = remembered ?? property.value ?? '';
  const silent = (answer) => ({ property, value: () => answer });
  if (property.widget === 'origin') return silent(location.origin);
  if (type === 'hidden') return silent(value);
  if (options?.inline) {
    // What follows from another question and has one answer is none.
    const [only, another] = options.inline;
    return property.when && !another ? silent(only?.value ?? '') : { property, ...choice(property, value) };
  }
  const label = required || property.value ? prompt : words('optional', prompt);
  if (autocomplete === 'one-time-code') return { property, ...codeField(property, label, words) };
  const { maxLength: maxlength, readOnly: readonly, placeholder } = property;
  const input = element('input', { class: 'input', name, type, value, required, readonly, placeholder, maxlength, autocomplete });
  return { property, element: labelled(label, input, property.hint), value: () => input.value.trim() };
}
