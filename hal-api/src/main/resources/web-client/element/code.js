/** A code that comes by message or is shown by an app. */
import { element, labelled } from './dom.js';

const ROOM = 6; // for spaces and dashes

const plain = (code) => code.replace(/[\s-]/g, '');

/** It sends itself when it was pasted or autofilled, and when typed, where its length is known. */
export function codeField({ name, hint, minLength = 4, maxLength = 10 }, label, words) {
  const fixed = minLength === maxLength;
  const input = element('input', {
    name,
    class: 'code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: maxLength + ROOM,
    input: ({ inputType = '', data }) => {
      const code = plain(input.value);
      const typed = inputType === 'insertCompositionText' || data?.length === 1;
      const whole = code.length >= minLength && code.length <= maxLength && /^\d+$/.test(code);
      if (whole && !inputType.startsWith('delete') && (fixed || !typed)) input.form.requestSubmit();
    },
  });
  return {
    element: labelled(label, input, hint ?? words(fixed ? 'selfConfirming' : 'selfConfirmingPasted')),
    value: () => plain(input.value),
    focus: () => input.focus(),
    fill: (code) => {
      input.value = code;
      input.focus();
    },
  };
}
