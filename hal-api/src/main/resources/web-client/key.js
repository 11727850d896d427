/** Shows a key to be taken over by another device: as a QR code, as text in groups, and to copy. */
import { button, element } from './dom.js';
import { qrCode } from './qr.js';

/**
 * @param {{title: string, text: string, qr: string, label: string}} key the text to read, and what the QR code named so holds
 * @param {function(string): void} tell says a sentence aloud
 * @param {...Node} ways on beside copying
 */
export function keyBox({ title, text, qr, label }, tell, ...ways) {
  const groups = (text.match(/.{1,4}/g) ?? []).flatMap((group) => [element('span', {}, group), ' ']);
  const copy = button('Copy key', async () => {
    const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
    tell(copied ? 'The key was copied.' : 'The key could not be copied.');
    copy.textContent = copied ? 'Copied' : 'Select it by hand';
  });
  return element(
    'div',
    { class: 'seed' },
    qrCode(qr, label),
    element(
      'div',
      { class: 'seed-text' },
      element('h3', { id: 'secret-title' }, title),
      element('code', { class: 'secret', 'aria-labelledby': 'secret-title' }, ...groups),
      element('div', { class: 'actions' }, copy, ...ways),
    ),
  );
}
